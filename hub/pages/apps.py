from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "hub.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from hub.assets.access import register_public_model
        from hub.core import deletions
        from hub.pages import checks, deleted, signals
        from hub.pages.models import Feedback, HubSettings

        register_public_model(HubSettings)
        signals.connect()
        deleted.watch()
        deletions.watch_dated(Feedback, "feedback")
        checks.register()
