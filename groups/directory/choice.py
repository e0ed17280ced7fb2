"""What a visitor chose, as an address says it: read from it, written to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from groups.facets import FACETS
from hub.core.http import parameter
from hub.core.japanese.kana import LETTERS
from hub.core.locales import active_language
from hub.facets.facet import Option, Vocabulary
from hub.pages.own_language import CHOSEN, PARAMETER, is_chosen
from hub.text.query import MAX_LENGTH

VIEWS = ("map",)


@dataclass(frozen=True)
class Choice:
    """Codes by facet, a part of the kana table, words, the view, and whether the reader's own language
    will do alone. Unknown codes are left out."""

    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kana: str = ""
    words: str = ""
    view: str = ""
    own: str = ""

    @classmethod
    def read(cls, request: HttpRequest, known: Vocabulary) -> Self:
        """Return what the address of `request` chooses; each choice has one order, so one address."""
        codes = {
            facet.name: chosen
            for facet in FACETS
            if (chosen := _known(request.GET, facet.name, known[facet.name]))
        }
        kana, view = (parameter(request, name, 10) for name in ("kana", "view"))
        return cls(
            codes,
            kana if kana in LETTERS else "",
            parameter(request, "q", MAX_LENGTH),
            view if view in VIEWS else "",
            CHOSEN if is_chosen(request, active_language()) else "",
        )

    def of(self, facet: str) -> tuple[str, ...]:
        return self.codes.get(facet, ())

    def has(self, facet: str, code: str) -> bool:
        return code in self.of(facet)

    def toggled(self, facet: str, code: str) -> Self:
        """Return the choice with the code taken away if it was there, else added."""
        if self.has(facet, code):
            chosen = tuple(own for own in self.of(facet) if own != code)
        else:
            chosen = tuple(sorted((*self.of(facet), code)))
        return (
            self.without(facet) if not chosen else replace(self, codes=self.codes | {facet: chosen})
        )

    def without(self, facet: str) -> Self:
        return replace(self, codes={name: own for name, own in self.codes.items() if name != facet})

    def but(self, **values: str) -> Self:
        """Return the choice with another kana row, words, view or language."""
        return replace(self, **values)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the parameters of its address, in one order."""
        for facet in FACETS:
            yield from ((facet.name, code) for code in self.of(facet.name))
        others = {"kana": self.kana, "q": self.words, "view": self.view, PARAMETER: self.own}
        yield from ((name, value) for name, value in others.items() if value)

    @property
    def query(self) -> str:
        return urlencode(list(self.pairs()))

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen that leaves groups out."""
        return bool(self.codes or self.kana or self.words or self.own)

    @property
    def is_for_crawlers(self) -> bool:
        """The plain directory and single choices; their combinations are without end."""
        pairs = list(self.pairs())
        return not pairs or (len(pairs) == 1 and bool(self.codes))


def _known(query: QueryDict, facet: str, options: dict[str, Option]) -> tuple[str, ...]:
    asked = set(query.getlist(facet))
    return tuple(sorted(asked & options.keys()))
