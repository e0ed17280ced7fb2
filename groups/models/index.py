from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.http import parameter
from core.models import IndexPage
from groups.models.page import GroupPage
from groups.querysets import facet_labels

FACETS = {
    "field": _("Activity field"),
    "area": _("Area"),
    "joining": _("Joining"),
    "language": _("Language spoken"),
}


@dataclass(frozen=True)
class FacetOption:
    code: str
    label: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list[FacetOption]

    @cached_property
    def chosen(self) -> FacetOption | None:
        return next((option for option in self.options if option.chosen), None)


class GroupIndexPage(IndexPage):
    """The directory."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["groups.GroupPage"]
    max_count_per_parent = 1
    page_size = 12

    class Meta:
        verbose_name = _("group directory")

    def labels(self, request: HttpRequest) -> dict[str, dict[str, str]]:
        """Return {facet: {code: label}}, read once a request."""
        if not hasattr(request, "facet_labels"):
            request.facet_labels = facet_labels()
        return request.facet_labels

    def chosen_facets(self, request: HttpRequest) -> dict[str, str]:
        """Return {facet: code} of those that the visitor chose and that exist."""
        labels = self.labels(request)
        chosen = {name: parameter(request, name, 40) for name in FACETS}
        return {name: code for name, code in chosen.items() if code in labels[name]}

    def listing(self, request: HttpRequest):
        groups = GroupPage.objects.listed().child_of(self.source)
        return groups.matching(self.chosen_facets(request)).in_kana_order()

    def facets(self, request: HttpRequest) -> list[Facet]:
        """Return each facet's options with the number of groups that choosing one would show."""
        chosen = self.chosen_facets(request)
        labels = self.labels(request)
        listed = GroupPage.objects.listed().child_of(self.source)
        facets = []
        for name, label in FACETS.items():
            others = {key: code for key, code in chosen.items() if key != name}
            counts = getattr(listed.matching(others), f"counts_by_{name}")()
            options = [
                FacetOption(
                    code,
                    text,
                    counts.get(code, 0),
                    chosen.get(name) == code,
                    self._query(others, name, code, chosen),
                )
                for code, text in labels[name].items()
                if counts.get(code) or chosen.get(name) == code
            ]
            facets.append(Facet(name, str(label), options))
        return facets

    @staticmethod
    def _query(others: dict[str, str], name: str, code: str, chosen: dict[str, str]) -> str:
        """Return the query string that chooses the option, or drops it if it is chosen."""
        from urllib.parse import urlencode

        return urlencode(others if chosen.get(name) == code else others | {name: code})

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["facets"] = self.facets(request)
        context["chosen"] = [facet for facet in context["facets"] if facet.chosen]
        return context
