"""What was sent to the city, and who typed it (see `hub.core.retention`)."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.assets.models import HubDocument, HubImage
from hub.core.register_words import ACCOUNTS, DESK, FROM_ARRIVAL, FROM_PERSON, WITH_PAGE
from hub.core.retention import PersonalFile, Span, Term
from hub.privacy.services import delete_files
from hub.submissions.files import LEAVE_ALONE, unused
from hub.submissions.models import Submission


def _unused_pictures(before: datetime) -> QuerySet[HubImage]:
    return HubImage.objects.filter(pk__in=unused(HubImage, before))


def _unused_documents(before: datetime) -> QuerySet[HubDocument]:
    return HubDocument.objects.filter(pk__in=unused(HubDocument, before))


FILES = [
    PersonalFile(
        name=Submission._meta.verbose_name_plural,
        models=("submissions.Submission", "submissions.DeskEntry"),
        purpose=_("To check what is sent, and to know who decided what"),
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=DESK,
        terms=(
            Term(
                "submissions.unused_pictures",
                "assets.HubImage",
                Span(LEAVE_ALONE),
                FROM_ARRIVAL,
                _unused_pictures,
                forget=delete_files,
            ),
            Term(
                "submissions.unused_documents",
                "assets.HubDocument",
                Span(LEAVE_ALONE),
                FROM_ARRIVAL,
                _unused_documents,
                forget=delete_files,
            ),
        ),
        kept=WITH_PAGE,
    )
]
