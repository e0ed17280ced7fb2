"""What results are narrowed by. A facet's values are terms of the index like any other."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from hub.core.locales import active_language
from hub.core.version import CACHE_SECONDS
from hub.pages.search_registry import SearchFacet, facets, kinds

PLACE = "c"  # before a facet's letter in the index; see search.documents for the other places
NO_LETTER = re.compile(r"[\W_]")  # a term is letters and digits alone


@dataclass(frozen=True)
class Option:
    """A value of a facet, with the address of the results once it is chosen or dropped."""

    value: str
    label: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> Option | None:
        return next((option for option in self.options if option.chosen), None)

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose, or to take back."""
        return len(self.options) > 1 or self.chosen is not None


def facet_term(name: str, value: str) -> str:
    """Return the term of the entries that have `value` of the facet `name`."""
    return PLACE + facets()[name].letter + NO_LETTER.sub("ー", value)


def _kind_labels() -> dict[str, str]:
    return {code: str(kind.label) for code, kind in kinds().items()}


# What every page says of itself.
OWN = (
    SearchFacet("type", _("Kinds of pages"), "k", _kind_labels, order=100),
    SearchFacet("year", _("Year"), "y", order=800),
    SearchFacet("language", _("Language"), "l", lambda: dict(settings.LANGUAGES), order=900),
)


def labels(name: str, values: list[str], version: str) -> dict[str, str]:
    """Return {value: label in the active language} for those of `values` that there are.

    They are as of the content version `version`, in the order of the facet's options; what speaks
    for itself (a year) comes the newest first.
    """
    if not values:
        return {}
    options = facets()[name].options
    if options is None:
        return {value: value for value in sorted(values, reverse=True) if value.isdecimal()}
    key = f"search-facet:{name}:{version}:{active_language()}"
    known = cache.get_or_set(key, options, CACHE_SECONDS)
    return {value: label for value, label in known.items() if value in values}
