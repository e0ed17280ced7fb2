"""What a reader asked for, as an address says it: read from it, written to it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from django.http import HttpRequest
from django.utils.http import urlencode

from hub.core.http import parameter
from hub.core.version import content_version
from hub.pages.search_registry import facets
from hub.text.query import MAX_LENGTH
from search.backends import Counts
from search.facets import Facet, Option, labels

NEWEST = "date"
VALUE = re.compile(r"[a-z0-9-]{1,40}")


@dataclass(frozen=True)
class Asked:
    """Words, the chosen value of each facet, and the order. Unknown values are left out."""

    text: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    newest_first: bool = False

    @classmethod
    def read(cls, request: HttpRequest) -> Self:
        version = content_version(request)
        values = {name: parameter(request, name, 40) for name in facets()}
        return cls(
            text=parameter(request, "q", MAX_LENGTH),
            chosen={
                name: value for name, value in values.items() if _is_known(name, value, version)
            },
            newest_first=parameter(request, "order", 10) == NEWEST,
        )

    def choosing(self, name: str, value: str) -> Self:
        """Return what is asked with `value` of the facet `name`; "" for any."""
        others = {key: own for key, own in self.chosen.items() if key != name}
        return replace(self, chosen=others | ({name: value} if value else {}))

    def ordered(self, *, newest_first: bool) -> Self:
        return replace(self, newest_first=newest_first)

    @property
    def everything(self) -> Self:
        """The same words, nothing chosen."""
        return type(self)(self.text)

    @property
    def query(self) -> str:
        """The query string of its address; each question has one."""
        chosen = {name: self.chosen[name] for name in facets() if name in self.chosen}
        return urlencode(
            {"q": self.text} | chosen | ({"order": NEWEST} if self.newest_first else {})
        )

    def facets(self, counts: Counts, version: str) -> list[Facet]:
        """Return the facets with anything to choose, by the `counts` of what was found.

        `version` is the content version (see hub.pages.frame) by which their names are read.
        """
        found = (self._facet(name, counts.get(name, {}), version) for name in facets())
        return [facet for facet in found if facet.is_useful]

    def _facet(self, name: str, counts: Mapping[str, int], version: str) -> Facet:
        chosen = self.chosen.get(name, "")
        counts = counts if not chosen or chosen in counts else {**counts, chosen: 0}
        options = [
            Option(
                value=value,
                label=label,
                count=counts[value],
                chosen=value == chosen,
                query=self.choosing(name, "" if value == chosen else value).query,
            )
            for value, label in labels(name, list(counts), version).items()
        ]
        return Facet(name, str(facets()[name].label), options)


def _is_known(name: str, value: str, version: str) -> bool:
    return bool(VALUE.fullmatch(value)) and value in labels(name, [value], version)
