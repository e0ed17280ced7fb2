from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ManualConfig(AppConfig):
    name = "manual"
    verbose_name = _("Manual")

    def ready(self) -> None:
        from hub.accounts.roles import APPROVERS
        from hub.editorial.plans import Plan, register
        from hub.pages.search_registry import Kind, register_kind

        register(Plan("マニュアルの承認", "承認者による承認", APPROVERS, "manual.ManualIndexPage"))
        types = ("manual.ManualIndexPage", "manual.ManualPart", "manual.ManualChapter")
        register_kind(Kind("manual", _("Manuals"), types, order=400))
