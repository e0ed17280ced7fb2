"""What is typed and not sent yet (see `hub.core.retention`)."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import ACCOUNTS, DESK, FROM_ARRIVAL, FROM_PERSON, WITH_PAGE
from hub.core.retention import PersonalFile, Span, Term
from hub.forms.models import KEEP_UPLOADS, Draft, TemporaryUpload, TemporaryUploadQuerySet


def _uploads(before: datetime) -> QuerySet[TemporaryUpload]:
    return TemporaryUpload.objects.filter(created_at__lte=before)


FILES = [
    PersonalFile(
        name=Draft._meta.verbose_name_plural,
        models=("forms.Draft", "forms.TemporaryUpload"),
        purpose=_("To lose nothing that is typed"),
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=DESK,
        terms=(
            Term(
                "forms.temporary_uploads",
                "forms.TemporaryUpload",
                Span(KEEP_UPLOADS),
                FROM_ARRIVAL,
                _uploads,
                forget=TemporaryUploadQuerySet.forget,
                is_often=True,
            ),
        ),
        kept=WITH_PAGE,
    )
]
