"""What applicants said and were answered (see `hub.core.retention`)."""

from django.utils.translation import gettext_lazy as _

from hub.applications.models import Entry
from hub.core.register_words import ACCOUNTS, DESK, FROM_PERSON, WITH_APPLICATION
from hub.core.retention import PersonalFile

FILES = [
    PersonalFile(
        name=Entry._meta.verbose_name_plural,
        models=("applications.Entry",),
        purpose=_("To check what is sent, and to know who decided what"),
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=DESK,
        kept=WITH_APPLICATION,
    )
]
