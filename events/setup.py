"""The section of events."""

from events.models import EventIndexPage
from hub.pages.first_pages import add_section


def run() -> None:
    add_section(EventIndexPage, "events", "催し")
