from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "hub.pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from hub.assets.access import register_public_model
        from hub.core import kinds
        from hub.pages import checks, deleted, search_registry, signals
        from hub.pages.models import ActivityField, Area, Department, HubSettings, Need

        register_public_model(HubSettings)
        kinds.register("names", ActivityField, Area, Department, Need)
        kinds.register(kinds.ALL, HubSettings)
        signals.connect()
        deleted.watch()
        checks.register()
        search_registry.register_kind(
            search_registry.Kind(search_registry.OTHER, _("Pages"), order=900)
        )
        for name, label, letter, taxonomy, order in (
            ("field", _("Activity field"), "f", ActivityField, 200),
            ("area", _("Area"), "a", Area, 300),
            ("department", _("Department"), "d", Department, 400),
        ):
            search_registry.register_facet(
                search_registry.SearchFacet(name, label, letter, taxonomy.options, order)
            )
