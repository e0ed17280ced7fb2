"""What guardians see of what they were asked and agreed to (hub.mine)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hub.core.locales import active_language
from hub.core.retention import all_terms
from hub.core.wording import in_brackets
from hub.mine.rooms import Room
from hub.signups.guardians.links import guardian_path
from hub.signups.models import SignUp
from hub.signups.notifications import title_of, when_in_words
from hub.signups.services import forget_all_of_guardian, is_guardian_needed
from hub.signups.workflow import State


@dataclass(frozen=True)
class Asked:
    """One sign-up of a child, as its guardian reads it."""

    signup: SignUp
    title: str
    when: str
    address: str
    waits: bool
    is_needed: bool


@dataclass(frozen=True)
class Found:
    asked: list[Asked]
    kept: str


def _kept() -> str:
    time = {"time": all_terms()["signups.consents"].kept}
    return _("A consent is kept for %(time)s: the city has to be able to show it.") % time


def _title(signup: SignUp) -> str:
    """Return what it is, and which child: a guardian may have several."""
    return title_of(signup.sheet, active_language()) + in_brackets(signup.name)


def _found(address: str, now: datetime) -> Found | None:
    asked = [
        Asked(
            signup=row,
            title=_title(row),
            when=when_in_words(row.sheet),
            address=guardian_path(row),
            waits=row.state == State.NEEDS_GUARDIAN,
            is_needed=is_guardian_needed(row, now),
        )
        for row in SignUp.objects.of_guardian(address)
    ]
    return Found(asked, _kept()) if asked else None


def _stays(address: str, now: datetime) -> Iterator[str]:
    rows = list(SignUp.objects.of_guardian(address))
    for row in rows:
        if is_guardian_needed(row, now):
            yield _(
                "%(title)s: your address as a guardian, until the day is over, so that you can "
                "answer or withdraw"
            ) % {"title": _title(row)}
    if any(row.consents.exists() for row in rows):
        yield _kept()


def _delete(address: str, now: datetime, which: str) -> None:
    """Empty the guardian's address where nothing hangs on it; a single consent is withdrawn."""
    if not which:
        forget_all_of_guardian(address, now)


ROOM = Room(
    code="guardians",
    template="signups/guardian_mine.html",
    found=_found,
    delete=_delete,
    stays=_stays,
    order=300,
)
