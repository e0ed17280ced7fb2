from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "hub.privacy"
    verbose_name = _("Privacy")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.accounts.me import rooms
        from hub.core import deletions, health, retention
        from hub.editorial.value_log import watch
        from hub.privacy import own_data
        from hub.privacy.models import LastRun, TermSetting
        from hub.privacy.services import private_values

        rooms.register(own_data.ROOM)
        health.register("forgetting", LastRun.report)
        retention.choose_by(TermSetting.number_of)
        watch([TermSetting])
        deletions.register(private_values.REPLAYED_AS, private_values.delete_again)
