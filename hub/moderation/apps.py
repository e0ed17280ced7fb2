from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "hub.moderation"
    verbose_name = _("Moderation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.core import today as today_of_rooms
        from hub.moderation import places, today
        from hub.moderation.links import note_links
        from hub.submissions.records import on_record

        places.register()
        on_record.append(note_links)
        today_of_rooms.register(today.lines)
