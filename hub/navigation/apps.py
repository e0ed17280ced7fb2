from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NavigationConfig(AppConfig):
    name = "hub.navigation"
    verbose_name = _("Navigation")

    def ready(self) -> None:
        from wagtailmenus.models import FlatMenu, FlatMenuItem, MainMenu, MainMenuItem

        from hub.core import kinds
        from hub.navigation.importance import in_main_menu
        from hub.pages import importance

        importance.register("menu", _("Home page or main menu"), in_main_menu)
        kinds.register(kinds.ALL, FlatMenu, FlatMenuItem, MainMenu, MainMenuItem)
