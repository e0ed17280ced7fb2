"""What promises are about and who gives them: each room names its own, and nothing else of it is
known here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.functional import Promise

from hub.core.switches import is_open, is_thing_open

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from wagtail.models import Page


@dataclass(frozen=True)
class Kind:
    """What a promise may be about.

    Attributes:
        code: its name in the database.
        label: for people.
        page_type: "app_label.ModelName" of the page that shows the promise.
        lateness: the part of a room (hub.core.parts) that says who reads that such a promise is
            late: everybody, or city hall alone.
    """

    code: str
    label: str | Promise
    page_type: str
    lateness: str


@dataclass(frozen=True)
class Promiser:
    """Pages whose people give promises, beside the departments of city hall.

    Attributes:
        page_type: "app_label.ModelName".
        addresses: the mailboxes of the people of such a page.
        pages_of: the keys of the pages whose people read a mailbox.
    """

    page_type: str
    addresses: "Callable[[Page], Iterable[str]]"
    pages_of: "Callable[[str], QuerySet]"


_kinds: dict[str, Kind] = {}
_promisers: dict[str, Promiser] = {}


def register(kind: Kind) -> None:
    """Let promises be about what `kind` says."""
    _kinds.setdefault(kind.code, kind)


def register_promiser(promiser: Promiser) -> None:
    """Let people of some pages give promises."""
    _promisers.setdefault(promiser.page_type, promiser)


def kind_of(page: "Page") -> Kind | None:
    """Return what a promise on `page` is about, None where there can be none."""
    label = page.specific_class._meta.label if page.specific_class else ""
    return next((kind for kind in _kinds.values() if kind.page_type == label), None)


def page_types() -> list[type]:
    """Return the page types that show promises and exist for who asks now."""
    models = {kind.page_type: apps.get_model(kind.page_type) for kind in _kinds.values()}
    return [model for model in models.values() if is_thing_open(model)]


def promiser_types() -> list[type]:
    """Return the page types whose people give promises."""
    return [apps.get_model(page_type) for page_type in _promisers]


def addresses_of(page: "Page") -> list[str]:
    """Return the mailboxes of the people of a page that gave a promise."""
    promiser = _promisers.get(page.specific_class._meta.label)
    return list(promiser.addresses(page.specific)) if promiser else []


def pages_of(address: str) -> list[int]:
    """Return the keys of the pages whose people read the mailbox `address`."""
    return [pk for promiser in _promisers.values() for pk in promiser.pages_of(address)]


def is_lateness_shown(code: str) -> bool:
    """Return whether who asks now reads that a promise of this kind is late."""
    kind = _kinds.get(code)
    return kind is not None and is_open(kind.lateness)
