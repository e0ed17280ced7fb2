"""Which data of people attendance keeps, and how long (see `hub.core.retention`)."""

from django.utils.translation import gettext_lazy as _

from hub.attendance.models import Arrival, Door
from hub.attendance.querysets import arrivals_since, doors_since
from hub.core.register_words import BY_PROGRAM, DESK, EVERYBODY
from hub.core.retention import PersonalFile, Term, days

FROM_DATE = _("from the end of the date")

FILES = [
    PersonalFile(
        name=Door._meta.verbose_name_plural,
        models=("attendance.Door", "attendance.Device"),
        purpose=_("To know who saw the list of names at the entrance"),
        people=EVERYBODY,
        source=BY_PROGRAM,
        office=DESK,
        terms=(Term("attendance.doors", "attendance.Door", days(30), FROM_DATE, doors_since),),
    ),
    PersonalFile(
        name=Arrival._meta.verbose_name_plural,
        models=("attendance.Arrival",),
        purpose=_("To know who came, and to count how many"),
        people=EVERYBODY,
        source=BY_PROGRAM,
        office=DESK,
        terms=(
            Term("attendance.arrivals", "attendance.Arrival", days(30), FROM_DATE, arrivals_since),
        ),
    ),
]
