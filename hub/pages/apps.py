from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "hub.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from hub.assets.access import register_public_model
        from hub.pages import checks, signals
        from hub.pages.models import HubSettings

        register_public_model(HubSettings)
        signals.connect()
        checks.register()
