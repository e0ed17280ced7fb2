"""What people with an account get to see of their trainings."""

from typing import TYPE_CHECKING

from events.trainings.models import StaffOfDivision, TrainingRecord
from hub.accounts.me.rooms import Room

if TYPE_CHECKING:
    from hub.accounts.models import User


def _trainings(user: "User") -> list[dict[str, object]]:
    rows = TrainingRecord.objects.filter(user=user).order_by("pk")
    return list(rows.values("page__title", "day"))


def _place_of_work(user: "User") -> list[dict[str, object]]:
    rows = StaffOfDivision.objects.filter(user=user)
    return list(rows.values("department__label_ja", "is_contact", "is_head"))


ROOM = Room(
    sections={"trainings": _trainings, "place_of_work": _place_of_work},
    covers=frozenset({"trainings.TrainingRecord.user", "trainings.StaffOfDivision.user"}),
)
