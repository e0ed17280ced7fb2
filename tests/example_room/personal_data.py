"""Which data of people the room keeps, and how long (see `hub.core.retention`)."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from hub.core.register_words import ACCOUNTS, DESK, FROM_END, FROM_PERSON, WITH_PAGE
from hub.core.retention import Months, PersonalFile, Term, days
from tests.example_room.models import Keeper, Loan, ToolPage
from tests.example_room.services import forget, given_up_before


def _returned(before: datetime) -> QuerySet[Loan]:
    return Loan.objects.filter(returned_at__lt=before)


def _given_up(before: datetime) -> QuerySet[ToolPage]:
    return given_up_before(timezone.localdate(before))


FILES = [
    PersonalFile(
        name=Loan._meta.verbose_name_plural,
        models=("example_room.Loan",),
        purpose="道具を貸し、返してもらうため",
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=DESK,
        terms=(Term("tools.returned", "example_room.Loan", days(365), FROM_END, _returned),),
    ),
    PersonalFile(
        name=Keeper._meta.verbose_name,
        models=("example_room.Keeper", "example_room.ToolPage"),
        purpose="道具の持ち主とれんらくするため",
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=DESK,
        terms=(
            Term(
                "tools.given_up",
                "example_room.ToolPage",
                Months(12),
                FROM_END,
                _given_up,
                forget=forget,
                batch=1,
            ),
        ),
        kept=WITH_PAGE,
    ),
]
