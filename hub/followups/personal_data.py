"""Which data of people promises keep (see `hub.core.retention`)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.register_words import DESK, STAFF, WITH_PAGE
from hub.core.retention import PersonalFile

FILES = [
    PersonalFile(
        name=pgettext_lazy("follow-up", "promises"),
        models=(
            "followups.FollowUp",
            "followups.Office",
            "followups.Asking",
            "followups.Report",
        ),
        purpose=_("To ask offices and groups what has become of their promises"),
        people=STAFF,
        source=_("From the office"),
        office=DESK,
        kept=WITH_PAGE,
    ),
]
