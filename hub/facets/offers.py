"""What a list can be narrowed down by from where its reader stands, as its page shows it."""

from dataclasses import dataclass

from hub.facets.facet import Facet, Option


@dataclass(frozen=True)
class Offer:
    """An option as the page shows it.

    `count` is what following `query` shows; where it widens what is chosen already (`adds`), how
    many more.
    """

    option: Option
    count: int
    chosen: bool
    adds: bool
    query: str


@dataclass(frozen=True)
class Question:
    """A facet with what it offers."""

    facet: Facet
    offers: list[Offer]

    @property
    def chosen(self) -> list[Offer]:
        return [offer for offer in self.offers if offer.chosen]
