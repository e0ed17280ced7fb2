from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import (
    ACCOUNTS,
    ADMINISTRATORS,
    BY_PROGRAM,
    DESK,
    FROM_PERSON,
    FROM_WRITING,
    STAFF,
    WITH_PAGE,
    WITH_RECORDS,
)
from hub.core.retention import Months, PersonalFile, Term
from hub.privacy.models import Consent, PrivateAccess, PrivateDeletion

KEEP_ACCESS = Months(36)


def _old_accesses(before: datetime) -> QuerySet[PrivateAccess]:
    return PrivateAccess.objects.filter(at__lt=before)


FILES = [
    PersonalFile(
        name=PrivateAccess._meta.verbose_name_plural,
        models=("privacy.PrivateAccess",),
        purpose=_("To check who looks at private data"),
        people=STAFF,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        terms=(
            Term(
                "privacy.access",
                "privacy.PrivateAccess",
                KEEP_ACCESS,
                FROM_WRITING,
                _old_accesses,
                bounds=(12, 120),
            ),
        ),
    ),
    PersonalFile(
        name=PrivateDeletion._meta.verbose_name_plural,
        models=("privacy.PrivateDeletion", "privacy.Hold"),
        purpose=_("To prove that data were deleted or had to be kept"),
        people=STAFF,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        kept=WITH_RECORDS,
    ),
    PersonalFile(
        name=Consent._meta.verbose_name_plural,
        models=("privacy.Consent",),
        purpose=_("To prove what was agreed to"),
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=DESK,
        kept=WITH_PAGE,
    ),
]
