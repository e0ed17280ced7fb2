from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "hub.editorial"
    verbose_name = _("Editorial")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub import wagtail_patches
        from hub.editorial import notifications, permissions
        from hub.pages.permissions import publish_rules, unpublish_rights

        wagtail_patches.install()
        notifications.connect()
        publish_rules.append(permissions.publish_refusal)
        unpublish_rights.append(permissions.answers_for)
