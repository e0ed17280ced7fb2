"""How many people are on sheets: for who holds the date, never for the public."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from hub.occurrences.models import Occurrence
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import SEATED, State


@dataclass(frozen=True)
class People:
    taking_part: int
    waiting: int


def people_on_sheets(dates: Iterable[Occurrence]) -> dict[int, People]:
    """Return {key of a date: how many people} of those dates that have a sheet."""
    sheets = Sheet.objects.for_guests().filter(date_id__in=[date.pk for date in dates])
    counted = sheets.annotate(taking_part=_places(*SEATED), waiting=_places(State.WAITING))
    return {
        sheet.date_id: People(sheet.taking_part, sheet.waiting) for sheet in counted.order_by("pk")
    }


def people_who_came(dates: Iterable[Occurrence]) -> int:
    """Return how many people came on these dates, as far as it was noted."""
    came = SignUp.objects.filter(sheet__date__in=[date.pk for date in dates], state=State.ATTENDED)
    return came.places()


def _places(*states: State) -> Coalesce:
    return Coalesce(Sum("signups__party_size", filter=Q(signups__state__in=states)), 0)
