from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editorial")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.permissions import unpublish_rights
        from editorial import notifications, permissions

        notifications.connect()
        unpublish_rights.append(permissions.answers_for)
