"""Signing up for dates of events."""

from typing import TYPE_CHECKING

from django.db.models import (
    BooleanField,
    CharField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Value,
)
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.core.switches import is_open
from hub.core.wording import colon
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import OccurrenceQuerySet
from hub.occurrences.shown import ShownDate
from hub.pages import sections
from hub.signups import numbers, subjects
from hub.signups.models import Sheet
from hub.signups.notifications import helping_in_words
from hub.signups.numbers import People
from hub.signups.sections import of_dates
from hub.signups.workflow import TAKES

if TYPE_CHECKING:
    from events.models import EventPage

EVENT = "events.EventPage"


def register(
    holds: subjects.Holds | None, page_type: str = EVENT, *, is_course: bool = False
) -> None:
    """Let dates of events of a type have sheets, and their pages show them.

    Args:
        holds: tells who looks after the people of an event, beside the desk.
        is_course: whether the dates of an event belong together.
    """
    subjects.register(page_type, holds, is_course=is_course)
    sections.register(page_type, of_dates)


def people_of(dates: list[Occurrence]) -> dict[int, People]:
    """Return {key of a date: how many signed up} for who holds them; {} while it is off."""
    return numbers.people_on_sheets(dates) if is_open("signups") else {}


def people_who_came(page: "EventPage") -> int:
    """Return how many people came to the dates of an event that are over, as far as noted."""
    if not is_open("signups.attendance"):
        return 0
    return numbers.people_who_came(Occurrence.objects.filter(page_id=page.pk))


def with_steps(dates: OccurrenceQuerySet) -> OccurrenceQuerySet:
    """Return dates that know how their sheets stand, in the same query: the step of the guests' one
    as `sign_up_step`, and whether helpers can sign up as `wants_helpers`.

    None stands for no sheet, and for all while sign-ups are switched off.
    """
    if not is_open("signups"):
        nothing = Value(None, output_field=CharField())
        no = Value(False, output_field=BooleanField())
        return dates.annotate(sign_up_step=nothing, wants_helpers=no)
    guests = FilteredRelation("sheets", condition=Q(sheets__role=""))
    helpers = Sheet.objects.for_helpers().filter(date=OuterRef("pk"), step__in=TAKES)
    return dates.annotate(
        guests=guests, sign_up_step=F("guests__step"), wants_helpers=Exists(helpers)
    )


def sign_up_doors(dates: list[ShownDate]) -> list[tuple[str, str]]:
    """Return (label, address) of the sheets of those dates for which people can sign up."""
    if not is_open("signups"):
        return []
    held = {shown.row.pk: shown for shown in dates if shown.row.is_held}
    sheets = Sheet.objects.filter(date_id__in=held, step__in=TAKES)
    return [
        (
            _label(sheet) + colon() + held[sheet.date_id].in_words,
            reverse("sign_up", args=[sheet.key]),
        )
        for sheet in sheets.order_by("date__starts_at", "role", "pk")
    ]


def takes_sign_ups(row: Occurrence) -> bool:
    """Return whether people can sign up for a date of `with_steps`, be it to wait."""
    return row.sign_up_step in TAKES


def _label(sheet: Sheet) -> str:
    return f"{_('I help')} ({helping_in_words(sheet)})" if sheet.role else _("Sign up")
