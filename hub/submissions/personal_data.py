"""What was sent to the city, and who typed it (see `hub.core.retention`)."""

from django.utils.translation import gettext_lazy as _

from hub.core.register_words import ACCOUNTS, DESK, FROM_PERSON, WITH_PAGE
from hub.core.retention import PersonalFile
from hub.submissions.models import Submission

FILES = [
    PersonalFile(
        name=Submission._meta.verbose_name_plural,
        models=("submissions.Submission", "submissions.DeskEntry"),
        purpose=_("To check what is sent, and to know who decided what"),
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=DESK,
        kept=WITH_PAGE,
    )
]
