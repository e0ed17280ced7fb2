from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import (
    ADMINISTRATORS,
    BY_PROGRAM,
    FROM_END,
    PROVE_PAGES,
    STAFF,
    WITH_PAGE,
    WITH_RECORDS,
)
from hub.core.retention import PersonalFile, Span, Term
from hub.editorial.bin import delete_for_good
from hub.editorial.models import BinnedPage, Decision
from hub.editorial.models.bin import KEEP_BINNED


def _overdue(before: datetime) -> QuerySet[BinnedPage]:
    return BinnedPage.objects.filter(binned_at__lte=before)


# Where pages stood.
NOT_OF_PEOPLE = {"editorial.BinnedPage.address", "editorial.Decision.address"}

FILES = [
    PersonalFile(
        name=_("Who wrote and reviewed pages"),
        models=(
            "wagtailcore.Page",
            "wagtailcore.Revision",
            "wagtailcore.WorkflowState",
            "wagtailcore.TaskState",
            "wagtailcore.PageLogEntry",
            "wagtailcore.ModelLogEntry",
            "wagtailcore.Comment",
            "wagtailcore.CommentReply",
            "wagtailcore.PageSubscription",
            "wagtailadmin.EditingSession",
            "wagtailadmin.FormState",
            "editorial.ReviewTaskState",
            "editorial.BinnedPage",
        ),
        purpose=PROVE_PAGES,
        people=STAFF,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        terms=(
            Term(
                "editorial.bin",
                "editorial.BinnedPage",
                Span(KEEP_BINNED),
                FROM_END,
                _overdue,
                forget=delete_for_good,
                batch=1,
            ),
        ),
        kept=WITH_PAGE,
    ),
    PersonalFile(
        name=Decision._meta.verbose_name_plural,
        models=("editorial.Decision", "editorial.Deputy"),
        purpose=PROVE_PAGES,
        people=STAFF,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        kept=WITH_RECORDS,
    ),
]
