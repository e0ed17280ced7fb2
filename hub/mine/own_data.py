"""The calendar of people with an account goes with the account."""

from typing import TYPE_CHECKING

from hub.accounts.me.rooms import Room
from hub.mine.models import OwnCalendar
from hub.text.mail_addresses import mail_key

if TYPE_CHECKING:
    from hub.accounts.models import User


def _calendar(user: "User") -> list[dict[str, object]]:
    rows = OwnCalendar.objects.filter(email=mail_key(user.email or "-"))
    return list(rows.values("email", "asked_at"))


def _delete(user: "User") -> dict[str, int]:
    rows = OwnCalendar.objects.filter(email=mail_key(user.email or "-"))
    return {"calendars": rows.delete()[0]}


ROOM = Room(sections={"own_calendar": _calendar}, on_delete=_delete)
