"""What was promised at an event, or after it, is read on its page."""

from django.utils.translation import pgettext_lazy

from hub.followups import kinds
from hub.followups.sections import of_page
from hub.pages import sections

EVENT = "events.EventPage"


def register() -> None:
    """Let promises be about events, and their pages show them."""
    kinds.register(
        kinds.Kind("event", pgettext_lazy("room", "Events"), EVENT, lateness="events.lateness")
    )
    show(EVENT)


def show(page_type: str) -> None:
    """Let pages of a type show what was promised about them."""
    sections.register(page_type, of_page, "followups/section.html", reads_anywhere=True)
