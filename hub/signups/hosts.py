"""Who holds what a sheet is of, and what those are reminded of who come: said by the rooms."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.pages.models import BasePage
    from hub.signups.models import SignUp


@dataclass(frozen=True)
class Keeper:
    """Somebody who holds it, and where they look after its dates (absolute)."""

    email: str
    language: str
    url: str


@dataclass(frozen=True)
class Door:
    """Something for who signed up: its label and address."""

    label: str
    url: str


@dataclass(frozen=True)
class Host:
    """What a room says of the pages of a type.

    Attributes:
        remarks: takes a page, returns lines for who comes: rain, what to bring.
        keepers: takes a source page, returns who holds it outside city hall; with none the desk
            looks after its sheets.
        doors: takes a sign-up, returns what whoever holds its link finds there beside.
        topic: takes a source page, returns what those follow who ask for news after its date.
    """

    remarks: "Callable[[BasePage], list[str]]" = lambda page: []
    keepers: "Callable[[BasePage], Iterable[Keeper]]" = lambda page: ()
    doors: "Callable[[SignUp], list[Door]]" = lambda signup: []
    topic: "Callable[[BasePage], str]" = lambda page: ""


_hosts: dict[str, Host] = {}


def register(page_type: str, host: Host) -> None:
    """Say who holds the dates of pages of a type ("app_label.ModelName")."""
    _hosts[page_type] = host


def host_of(page: "BasePage") -> Host:
    """Return what its room says of a page; nothing, if none does."""
    return _hosts.get(page._meta.label, Host())
