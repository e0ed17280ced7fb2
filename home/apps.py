from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from hub.accounts.roles import APPROVERS
        from hub.editorial.plans import Plan, register

        register(Plan("広報ページの承認", "承認者による承認", APPROVERS, "home.HomePage"))
