"""Which data of people courses keep, and how long (see `hub.core.retention`)."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from events.trainings.models import StaffOfDivision, TrainingRecord
from hub.core.register_words import ACCOUNTS, BY_PROGRAM, DESK, STAFF, WITH_ACCOUNT
from hub.core.retention import FiscalYears, PersonalFile, Term


def records_since(before: datetime) -> QuerySet[TrainingRecord]:
    """Return the records of courses that were over before a moment."""
    return TrainingRecord.objects.filter(day__lt=before.date())


FILES = [
    PersonalFile(
        name=StaffOfDivision._meta.verbose_name_plural,
        models=("trainings.StaffOfDivision",),
        purpose=_("To know of which division somebody has been trained"),
        people=STAFF,
        source=DESK,
        office=DESK,
        kept=WITH_ACCOUNT,
    ),
    PersonalFile(
        name=TrainingRecord._meta.verbose_name_plural,
        models=("trainings.TrainingRecord",),
        purpose=_("To show people which courses they did, and divisions who has not been trained"),
        people=ACCOUNTS,
        source=BY_PROGRAM,
        office=DESK,
        terms=(
            Term(
                "trainings.records",
                "trainings.TrainingRecord",
                FiscalYears(5),
                _("from the last day"),
                records_since,
                bounds=(1, 10),
            ),
        ),
    ),
]
