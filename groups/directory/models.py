from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from groups.directory.formats import respond
from groups.directory.results import Listing, Results
from hub.core.http import parameter
from hub.pages.maps import allow_tiles
from hub.pages.models import IndexPage
from hub.pages.own_language import OwnLanguage


class GroupIndexPage(IndexPage):
    """The directory."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["groups.GroupPage"]
    max_count_per_parent = 1
    page_size = 12

    class Meta:
        verbose_name = _("group directory")

    def listing(self, request: HttpRequest) -> Listing:
        return Listing(Results.of(self, request))

    def own_language(self, request: HttpRequest) -> OwnLanguage:
        return Results.of(self, request).own_language()

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        results = Results.of(self, request)
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "results": results,
            "choice": results.choice,
            "query": results.choice.query,
        }

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        results = Results.of(self, request)
        if as_data := respond(results, parameter(request, "format", 10)):
            return as_data
        response = super().serve(request, *args, **kwargs)
        return allow_tiles(response) if results.choice.view == "map" else response
