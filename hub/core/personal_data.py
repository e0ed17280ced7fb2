from django.utils.translation import gettext_lazy as _

from hub.core.models import ReceivedFile
from hub.core.quota import HOUR
from hub.core.register_words import ADMINISTRATORS, BY_PROGRAM, EVERYBODY, FROM_ARRIVAL
from hub.core.retention import PersonalFile, Span, Term

FILES = [
    PersonalFile(
        name=_("Files just received"),
        models=("core.ReceivedFile",),
        purpose=_("To limit how much one person can send"),
        people=EVERYBODY,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        terms=(
            Term(
                key="core.received_files",
                model="core.ReceivedFile",
                keep=Span(HOUR),
                since=FROM_ARRIVAL,
                due=lambda before: ReceivedFile.objects.filter(at__lte=before),
            ),
        ),
    ),
]
