from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowUpsConfig(AppConfig):
    name = "hub.followups"
    verbose_name = _("Promises and what came of them")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.core import kinds, today
        from hub.editorial.value_log import watch
        from hub.followups.models import Asking, FollowUp, Office, Report
        from hub.followups.today import lines

        kinds.register("followups", FollowUp)
        kinds.register("followups", Asking, Office, Report, by_saving=False)
        today.register(lines)
        watch([FollowUp, Office])
