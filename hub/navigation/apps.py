from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NavigationConfig(AppConfig):
    name = "hub.navigation"
    verbose_name = _("Navigation")

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtailmenus.models import FlatMenu, FlatMenuItem, MainMenu, MainMenuItem

        from hub.navigation.importance import in_main_menu
        from hub.pages import importance
        from hub.pages.signals import bump

        importance.register("menu", _("Home page or main menu"), in_main_menu)

        for model in (FlatMenu, FlatMenuItem, MainMenu, MainMenuItem):
            for signal in (post_save, post_delete):
                uid = f"navigation.{model.__name__}"
                signal.connect(bump, sender=model, dispatch_uid=uid)
