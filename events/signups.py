"""Signing up for dates of events."""

from hub.core.switches import is_open
from hub.pages import sections
from hub.signups import subjects
from hub.signups.models import Sheet
from hub.signups.sections import of_dates

EVENT = "events.EventPage"


def register() -> None:
    """Let dates of events have sheets, and their pages show them."""
    subjects.register(EVENT)
    sections.register(EVENT, of_dates)


def dates_open_for_sign_up() -> set[int]:
    """Return the keys of the dates for which people can sign up now, be it to wait."""
    if not is_open("signups"):
        return set()
    return set(Sheet.objects.taking().values_list("date_id", flat=True))
