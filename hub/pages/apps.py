from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "hub.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from hub.pages import checks, signals

        signals.connect()
        checks.register()
