from events.dialogue.models import (
    DialogueIndexPage,
    DialoguePage,
    Note,
    Round,
    Session,
    Theme,
)
from events.models.calendars import GroupCalendar
from events.models.event import EventField, EventPage
from events.models.index import EventIndexPage
from events.models.organisers import EventOrganiser
from events.models.settings import EventSettings

__all__ = [
    "DialogueIndexPage",
    "DialoguePage",
    "EventField",
    "EventIndexPage",
    "EventOrganiser",
    "EventPage",
    "EventSettings",
    "GroupCalendar",
    "Note",
    "Round",
    "Session",
    "Theme",
]
