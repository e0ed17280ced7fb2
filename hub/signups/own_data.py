"""What whoever reads a mailbox sees of their sign-ups (hub.mine), and what goes with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from hub.core.locales import active_language
from hub.core.retention import Keep, all_terms
from hub.core.rules import Answer
from hub.core.wording import colon
from hub.mine.rooms import Room
from hub.occurrences.ical import Entry
from hub.occurrences.models import Occurrence
from hub.pages.listing import localise
from hub.signups.answers import is_unfinished
from hub.signups.hosts import host_of
from hub.signups.links import code_as_typed, token_of
from hub.signups.models import SignUp
from hub.signups.notifications import (
    guardian_in_words,
    helping_in_words,
    line_in_words,
    moment_in_words,
    title_of,
    title_with_role,
    when_in_words,
    where_in_words,
)
from hub.signups.permissions import may_answer, own_deletion
from hub.signups.services import forget_all, forget_one
from hub.signups.workflow import LISTED, SEATED, State


@dataclass(frozen=True)
class Shown:
    """One sign-up, as its holder reads it."""

    signup: SignUp
    title: str
    lang: str
    when: str
    more: str
    token: str
    is_coming: bool
    has_place: bool
    has_questions: bool
    may_go: Answer


@dataclass
class Found:
    """Those to come, and the rest as long as it names somebody."""

    kept: Keep
    coming: list[Shown] = field(default_factory=list)
    others: list[Shown] = field(default_factory=list)


def _found(address: str, now: datetime) -> Found | None:
    rows = list(SignUp.objects.of_address(address))
    pages = localise([row.sheet.subject for row in rows], active_language(), for_cards=False)
    found = Found(all_terms()["signups.names"].kept)
    for row, page in zip(rows, pages, strict=True):
        is_coming = not row.sheet.date.is_over_at(now) and row.state in (
            LISTED | SEATED | {State.UNCONFIRMED}
        )
        shown = Shown(
            signup=row,
            title=title_with_role(row.sheet, page),
            lang=page.lang,
            when=when_in_words(row.sheet),
            more=_more(row) if is_coming else "",
            token=token_of(row),
            is_coming=is_coming,
            has_place=is_coming and row.state in SEATED,
            has_questions=bool(may_answer(row, now)) and is_unfinished(row),
            may_go=own_deletion(row, now),
        )
        (found.coming if is_coming else found.others).append(shown)
    found.others.reverse()
    return found if rows else None


def _more(signup: SignUp) -> str:
    """Return what there is to know of a sign-up that has no place yet."""
    if signup.state == State.WAITING:
        return line_in_words(signup)
    if signup.state == State.OFFERED and signup.offered_until:
        until = {"moment": moment_in_words(signup.offered_until)}
        return _("Please answer by %(moment)s.") % until
    if signup.state == State.NEEDS_GUARDIAN and signup.guardian_until:
        return guardian_in_words(signup)
    return ""


def _goes(address: str, now: datetime) -> Iterator[str]:
    found = _found(address, now)
    if found is None:
        return
    if coming := [shown for shown in found.coming if shown.may_go]:
        yield _(
            "Sign-ups to come: %(number)s. They are cancelled, and the places go to others."
        ) % {"number": len(coming)}
    if others := [shown for shown in found.others if shown.may_go]:
        yield _("Earlier sign-ups: %(number)s") % {"number": len(others)}


def _stays(address: str, now: datetime) -> Iterator[str]:
    for signup in SignUp.objects.of_address(address):
        if not (answer := own_deletion(signup, now)):
            yield f"{title_of(signup.sheet, active_language())}{colon()}{answer.reason}"


def _delete(address: str, now: datetime, which: str) -> None:
    """Delete one sign-up by its number, or all that may go."""
    if which:
        forget_one(address, code_as_typed(which), now)
    else:
        forget_all(address, now)


def _dates(address: str, now: datetime) -> list[Entry]:
    """Return each date once for which there is a place, be it for several things."""
    dates = Occurrence.objects.for_calendars(now)
    rows = SignUp.objects.of_address(address).filter(state__in=SEATED, sheet__date__in=dates)
    by_date: dict[int, list[SignUp]] = {}
    for row in rows:
        by_date.setdefault(row.sheet.date_id, []).append(row)
    return [_entry(signups) for signups in by_date.values()]


def _entry(signups: list[SignUp]) -> Entry:
    """Return a date for a calendar: neither number nor link to cancel, since calendars are shared."""
    sheet = signups[0].sheet
    language = active_language()
    (page,) = localise([sheet.subject], language, for_cards=False)
    helping = [helping_in_words(row.sheet) for row in signups if row.sheet.role]
    return Entry(
        sheet.date,
        page.title,
        page.full_url or "",
        where_in_words(sheet, language),
        "\n".join([*helping, *host_of(sheet.subject).remarks(page)]),
    )


ROOM = Room(
    code="signups",
    template="signups/mine.html",
    found=_found,
    delete=_delete,
    goes=_goes,
    stays=_stays,
    dates=_dates,
    order=100,
)
