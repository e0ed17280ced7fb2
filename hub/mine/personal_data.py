"""Who has a calendar of their own dates, and how long that is kept (see `hub.core.retention`)."""

from django.utils.translation import gettext_lazy as _

from hub.core.register_words import ADMINISTRATORS, EVERYBODY, FROM_PERSON
from hub.core.retention import Months, PersonalFile, Term
from hub.mine.models import OwnCalendar

FILES = [
    PersonalFile(
        name=OwnCalendar._meta.verbose_name_plural,
        models=("mine.OwnCalendar",),
        purpose=_("To show people the dates for which they have a place in their own calendar"),
        people=EVERYBODY,
        source=FROM_PERSON,
        office=ADMINISTRATORS,
        terms=(
            Term(
                "mine.calendars",
                "mine.OwnCalendar",
                Months(12),
                _("since a program last asked for it"),
                OwnCalendar.objects.unasked_since,
            ),
        ),
    ),
]
