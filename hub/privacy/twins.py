"""Page types that publish a value only if the one who keeps the page says so.

Such a type declares its private twins and registers them; deleting private values
(`hub.privacy.services.delete_private_values`) then works for its pages. What a room keeps about
a page beside it (drafts, enquiries, members) is cleaned by the room's own `Cleaner`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from wagtail.models import Page

from hub.core.locales import default_locale_id

if TYPE_CHECKING:
    from hub.privacy.private_values import Cut


class Twins(Protocol):
    """Which values of a page type are private.

    Attributes:
        choices: {name of a value: name of the boolean that publishes it}.
        never_public: names of values that only the city ever sees.
        pictures: names of the values that hold pictures.
    """

    @property
    def choices(self) -> dict[str, str]: ...
    @property
    def never_public(self) -> tuple[str, ...]: ...
    @property
    def pictures(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class PrivateTwins:
    """`Twins` written down."""

    choices: dict[str, str]
    never_public: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def _nothing(page: Page) -> set:
    return set()


@dataclass(frozen=True)
class Cleaner:
    """A room's part in deleting the private values of a page.

    Attributes:
        clean: empties or deletes what the room keeps about the page, notes in the cut what it
            found, and returns how much of what (kinds of `hub.privacy.words`).
        pictures: keys of pictures that the room keeps for the page.
        addresses: where mail about the page went to.
        of: the type of the pages that it knows.
    """

    clean: "Callable[[Page, Cut], Counter]"
    pictures: Callable[[Page], set[int]] = _nothing
    addresses: Callable[[Page], set[str]] = _nothing
    of: type[Page] = Page


_twins: dict[type[Page], Twins] = {}
_cleaners: list[Cleaner] = []


def register(model: type[Page], twins: Twins) -> None:
    _twins[model] = twins


def register_cleaner(cleaner: Cleaner) -> None:
    _cleaners.append(cleaner)


def has_twins(page: Page) -> bool:
    return type(page) in _twins


def page_with_twins(pk: int) -> Page | None:
    """Return the source page with the key `pk`, if its type has private values."""
    page = Page.objects.filter(pk=pk, locale=default_locale_id()).specific().first()
    return page if page is not None and has_twins(page) else None


def twins_of(model: type[Page]) -> Twins:
    """Return what is private in pages of `model`. Raises KeyError if it declares nothing."""
    return _twins[model]


def cleaners_of(page: Page) -> Iterator[Cleaner]:
    """Yield the cleaners of all rooms that know pages of this type."""
    return (cleaner for cleaner in _cleaners if isinstance(page, cleaner.of))
