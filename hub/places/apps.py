from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "hub.places"
    verbose_name = _("Places")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.pages.search_registry import Kind, register_kind

        register_kind(
            Kind("place", _("Places"), ("places.PlacePage",), order=350, is_found_by_labels=True)
        )
