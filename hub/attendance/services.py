"""Noting who came. Each locks the sheet first, and is one transaction; no request here."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from hub.attendance.models import MAX_DEVICES, MAX_WRONG_PINS, Arrival, Device, Door
from hub.attendance.permissions import (
    Checker,
    date_of_list,
    may_check,
    may_look_after,
    may_say_that_they_are_here,
    may_type_the_list,
)
from hub.attendance.words import used_at
from hub.core.rules import Refused, require
from hub.occurrences.models import Occurrence
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import Action, State, may

if TYPE_CHECKING:
    from hub.accounts.models import User

WRONG_PIN = _("This PIN is not right.")
TOO_MANY_PINS = _("A wrong PIN was typed too often. Ask those who made the link for a new one.")
DOOR_CLOSED = _("This link works only on the day of the event.")
TOO_MANY_DEVICES = _("%(number)s phones are in use already. Remove one of them first.")


@transaction.atomic
def check_in(signup: SignUp, checker: Checker, how: Arrival.How, now: datetime) -> SignUp:
    """Note that somebody has come, seen by `checker`.

    Raises:
        Refused: `checker` may not, not now, or they have come before.
    """
    sheet, row = _locked(signup)
    require(may_check(checker, sheet, now))
    return _arrive(row, _today(sheet, now), now, how, checker)


@transaction.atomic
def check_in_oneself(signup: SignUp, now: datetime) -> SignUp:
    """Note that somebody says at the place that they have come.

    Raises:
        Refused: not now, or they have come before.
    """
    sheet, row = _locked(signup)
    require(may_say_that_they_are_here(sheet, now))
    return _arrive(row, _today(sheet, now), now, Arrival.How.SELF, Checker())


@transaction.atomic
def undo(signup: SignUp, checker: Checker, now: datetime) -> SignUp:
    """It was another one: they have not come yet.

    Raises:
        Refused: `checker` may not, not now, or nobody noted that they came.
    """
    sheet, row = _locked(signup)
    require(may_check(checker, sheet, now))
    require(may(Action.UNDO_ARRIVAL, State(row.state)))
    Arrival.objects.filter(signup=row, date=sheet.date_on(timezone.localdate(now))).delete()
    return row if row.arrivals.exists() else _save(row, State.BOOKED)


@transaction.atomic
def type_list(
    sheet: Sheet, codes: Collection[str], user: "User", now: datetime, date: int = 0
) -> int:
    """Note that those with `codes` came, as was ticked on paper; return how many were new.

    Args:
        date: key of the one of a course's dates; 0: the latest that has begun.

    Raises:
        Refused: `user` may not, or it has not begun.
    """
    sheet = Sheet.objects.locked(sheet.pk)
    day = date_of_list(sheet, now, date)
    require(may_type_the_list(user, sheet, now, day))
    states = {State.BOOKED, State.ABSENT} | ({State.ATTENDED} if sheet.for_all_dates else set())
    coming = sheet.signups.filter(code__in=codes, state__in=states)
    noted = Arrival.objects.filter(signup__sheet=sheet, date=day).values("signup")
    rows = list(coming.exclude(pk__in=noted).order_by("pk"))
    for row in rows:
        _arrive(row, day, now, Arrival.How.PAPER, Checker(user=user))
    return len(rows)


@transaction.atomic
def note_absent(pk: int, now: datetime) -> None:
    """Who has not come to the date of the sheet `pk`, which is over, did not come."""
    sheet = Sheet.objects.locked(pk)
    if sheet.last_date.is_over_at(now) and sheet.signups.filter(state=State.ATTENDED).exists():
        sheet.signups.filter(state=State.BOOKED).update(state=State.ABSENT)


@transaction.atomic
def make_door(sheet: Sheet, user: "User") -> Door:
    """Return the entrance of a sheet, which is made once.

    Raises:
        Refused: `user` may not.
    """
    require(may_look_after(user, sheet))
    door, _is_new = Door.objects.get_or_create(sheet=sheet, defaults={"made_by": user})
    return door


@transaction.atomic
def renew_pin(door: Door, user: "User") -> None:
    """Give an entrance another PIN, and let go of all phones there.

    Raises:
        Refused: `user` may not.
    """
    require(may_look_after(user, door.sheet))
    door = Door.objects.select_for_update().get(pk=door.pk)
    door.devices.all().delete()
    Door.objects.filter(pk=door.pk).update(number=F("number") + 1, wrong_pins=0)


@transaction.atomic
def remove_device(door: Door, pk: int, user: "User") -> None:
    """Let go of a phone at the entrance.

    Raises:
        Refused: `user` may not.
    """
    require(may_look_after(user, door.sheet))
    door.devices.filter(pk=pk).delete()


def let_in(door: Door, pin: str, name: str, now: datetime) -> Device:
    """Return a new phone at the entrance; a wrong PIN counts even if it is refused.

    Raises:
        Refused: the PIN is wrong or was so too often, it is another day, there are enough phones.
    """
    with transaction.atomic():
        door = Door.objects.select_for_update().get(pk=door.pk)
        if not door.is_open_at(now):
            raise Refused.because(DOOR_CLOSED)
        if door.wrong_pins >= MAX_WRONG_PINS:
            raise Refused.because(TOO_MANY_PINS)
        if constant_time_compare(pin, door.pin):
            if door.devices.count() >= MAX_DEVICES:
                raise Refused.because(TOO_MANY_DEVICES % {"number": MAX_DEVICES})
            return Device.objects.create(door=door, name=name, since=now)
        Door.objects.filter(pk=door.pk).update(wrong_pins=F("wrong_pins") + 1)
    raise Refused.because(WRONG_PIN)


def _locked(signup: SignUp) -> tuple[Sheet, SignUp]:
    sheet = Sheet.objects.locked(signup.sheet_id)
    row = sheet.signups.get(pk=signup.pk)
    row.sheet = sheet
    return sheet, row


def _today(sheet: Sheet, now: datetime) -> Occurrence:
    return sheet.date_on(timezone.localdate(now)) or sheet.date


def _arrive(
    row: SignUp, date: Occurrence, now: datetime, how: Arrival.How, checker: Checker
) -> SignUp:
    arrivals = Arrival.objects.filter(signup=row)
    if arrival := arrivals.filter(date=date).first():
        raise Refused.because(used_at(arrival))
    if not (row.sheet.for_all_dates and row.state == State.ATTENDED):
        require(may(Action.ARRIVE, State(row.state)))
    Arrival.objects.create(
        signup=row, date=date, at=now, how=how, noted_by=checker.user, device=checker.device
    )
    return _save(row, State.ATTENDED)


def _save(row: SignUp, state: State) -> SignUp:
    row.state = state
    row.save(update_fields=["state"])
    return row
