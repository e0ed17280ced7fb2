"""Which of the room's columns are of people, and how long what people wrote is kept."""

from django.utils.translation import gettext_lazy as _

from events.models import Note
from hub.core.register_words import DESK, EVERYBODY, FROM_PERSON
from hub.core.retention import FiscalYears, PersonalFile, Term

# What an event and its organisers are called, in public.
NOT_OF_PEOPLE = {"events.EventOrganiser.name"}
FILES = [
    PersonalFile(
        name=_("Notes of talks"),
        models=("events.Note",),
        purpose=_("To tell what was said at a talk, without names"),
        people=EVERYBODY,
        source=FROM_PERSON,
        office=DESK,
        terms=(
            Term(
                "dialogue.notes",
                "events.Note",
                FiscalYears(1),
                _("from the day of the talk"),
                lambda before: Note.objects.of_talks_before(before),
            ),
        ),
        written=("events.Note.text",),
        kept=_("Those that are not on the page: until it is published"),
    ),
]
