from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "hub.core"
    verbose_name = _("Hub")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.models import Locale

        from hub.core import kinds, locales
        from hub.core.models import ContentVersion

        kinds.register(kinds.ALL, ContentVersion, by_saving=False)
        for signal in (post_save, post_delete):
            signal.connect(locales.forget, sender=Locale, dispatch_uid="core.locales.forget")
