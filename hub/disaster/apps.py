from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisasterConfig(AppConfig):
    name = "hub.disaster"
    verbose_name = _("Disaster mode")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.core import kinds
        from hub.disaster import keeping
        from hub.disaster.models import Banner, Press
        from hub.editorial.value_log import watch
        from hub.page_files import watching

        # Each page says so while the mode is on, or while a banner is shown.
        kinds.register(kinds.ALL, Banner, Press)
        watch([Banner])
        watching.always.append(keeping.end_in_time)
        watching.after_changes.append(keeping.keep_up)
