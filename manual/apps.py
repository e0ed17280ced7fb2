from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ManualConfig(AppConfig):
    name = "manual"
    verbose_name = _("Manual")

    def ready(self) -> None:
        from hub.accounts.roles import APPROVERS
        from hub.editorial.plans import Plan, register

        register(Plan("マニュアルの承認", "承認者による承認", APPROVERS, "manual.ManualIndexPage"))
