"""Which data of people sign-ups keep, and how long (see `hub.core.retention`)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.register_words import DESK, EVERYBODY, FROM_ARRIVAL, FROM_PERSON
from hub.core.retention import Months, PersonalFile, Span, Term, days, empty_values
from hub.questions import files
from hub.signups.models import FORGET_UNCONFIRMED_AFTER, Feedback, GuardianConsent, SignUp


def consents_since(before: datetime) -> QuerySet[GuardianConsent]:
    """Return what guardians agreed to before a moment."""
    return GuardianConsent.objects.filter(given_at__lt=before)


KEEP_NAMES = days(30)
GUARDIAN = ("guardian_email", "guardian_language")
NAMES = (
    "name",
    "name_kana",
    "email",
    "phone",
    "needs",
    "typed_by",
    "hashed_network",
    "form_key",
    "answers",
    "reason",
    "age",
    *GUARDIAN,
)


@transaction.atomic
def forget_names(rows: QuerySet[SignUp]) -> int:
    """Empty what names people, and delete the files among their answers."""
    files.forget(rows)
    return rows.update(**empty_values(SignUp, NAMES))


FILES = [
    PersonalFile(
        name=SignUp._meta.verbose_name_plural,
        models=("signups.SignUp", "questions.AnswerFile", "signups.Feedback"),
        purpose=_("To keep places for people and to tell them what changes"),
        people=EVERYBODY,
        source=FROM_PERSON,
        office=DESK,
        terms=(
            Term(
                "signups.unconfirmed",
                "signups.SignUp",
                Span(FORGET_UNCONFIRMED_AFTER),
                FROM_ARRIVAL,
                SignUp.objects.unconfirmed_since,
            ),
            Term(
                "signups.names",
                "signups.SignUp",
                KEEP_NAMES,
                _("from the end of the date"),
                SignUp.objects.with_names_since,
                columns=NAMES,
                forget=forget_names,
                bounds=(1, 30),
            ),
            Term(
                "signups.feedback",
                "signups.Feedback",
                Months(12),
                _("from the end of the date"),
                Feedback.objects.of_dates_before,
                bounds=(1, 60),
            ),
        ),
        written=("signups.Feedback.answers",),
    ),
    PersonalFile(
        name=GuardianConsent._meta.verbose_name_plural,
        models=("signups.GuardianConsent",),
        purpose=_("To show that a guardian agreed that a child takes part"),
        people=EVERYBODY,
        source=FROM_PERSON,
        office=DESK,
        terms=(
            Term(
                "signups.consents",
                "signups.GuardianConsent",
                Months(36),
                _("from when it was given"),
                consents_since,
                bounds=(1, 120),
            ),
        ),
    ),
]
