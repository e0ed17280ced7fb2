from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hub.core import health
        from hub.editorial.value_log import watch
        from hub.pages import finding
        from hub.pages.search_registry import register_facet
        from search import signals
        from search.checks import check_elasticsearch
        from search.engine import search_kind
        from search.facets import OWN
        from search.health import search_health
        from search.models import DictionaryWord, PromotedResult, Synonym

        watch([DictionaryWord, PromotedResult, Synonym])
        register(check_elasticsearch, "search")
        signals.connect()
        health.register("search", search_health)
        finding.register(search_kind)
        for facet in OWN:
            register_facet(facet)
