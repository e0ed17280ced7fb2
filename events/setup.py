"""The sections of events, and of talks of citizens and city."""

from events.models import DialogueIndexPage, EventIndexPage
from hub.pages.first_pages import add_section


def run() -> None:
    add_section(EventIndexPage, "events", "催し")
    add_section(DialogueIndexPage, "dialogue", "話し合いの場")
