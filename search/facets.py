"""What results are narrowed by. A facet's values are terms of the index like any other."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from hub.core.locales import active_language
from hub.core.version import CACHE_SECONDS
from hub.pages.models import ActivityField, Area, Department
from search.kinds import LABELS as KINDS

FACETS = {
    "type": _("Kinds of pages"),
    "field": _("Activity field"),
    "area": _("Area"),
    "department": _("Department"),
    "year": _("Year"),
    "language": _("Language"),
}
# The letter before a facet's value in the index; see search.documents for the other places.
LETTERS = dict(zip(FACETS, "kfadyl", strict=True))
PLACE = "c"
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
    return PLACE + LETTERS[name] + NO_LETTER.sub("ー", value)


TAXONOMIES = {"field": ActivityField, "area": Area, "department": Department}


def _known(name: str, version: int) -> dict[str, str]:
    if name == "type":
        return {code: str(label) for code, label in KINDS.items()}
    if name == "language":
        return dict(settings.LANGUAGES)
    key = f"search-facet:{name}:{version}:{active_language()}"
    terms = TAXONOMIES[name].objects.all()
    return cache.get_or_set(key, lambda: {term.code: term.label for term in terms}, CACHE_SECONDS)


def labels(name: str, values: list[str], version: int) -> dict[str, str]:
    """Return {value: label in the active language} for those of `values` that there are.

    They are as of the content version `version`. Years speak for themselves, newest first; other facets keep the order of their taxonomy.
    """
    if not values:
        return {}
    if name == "year":
        return {value: value for value in sorted(values, reverse=True) if value.isdecimal()}
    known = _known(name, version)
    return {value: label for value, label in known.items() if value in values}
