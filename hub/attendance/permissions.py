"""Who may note that somebody came, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.attendance.models import Device, Door
from hub.core.rules import YES, Answer
from hub.editorial.people import is_desk
from hub.occurrences.models import Occurrence
from hub.signups.models import Sheet
from hub.signups.subjects import holds_dates_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

# Whoever is signed up says that they are here in this time around the date.
SELF_BEFORE = SELF_AFTER = timedelta(minutes=30)
NOT_HOLDERS = _("Only those who hold this date may do this.")
NOT_HELD = _("It does not take place.")
NOT_TODAY = _("This is possible on the day itself.")
NOT_NOW = _("This is possible from 30 minutes before it begins until 30 minutes after it ends.")
TOO_EARLY = _("This is possible once the date has begun.")


@dataclass(frozen=True)
class Checker:
    """Whoever notes that people came: an account, or a phone at the entrance."""

    user: "User | None" = None
    device: Device | None = None


def may_look_after(user: "User | AnonymousUser", sheet: Sheet) -> Answer:
    """Return whether `user` sees who comes to the date of `sheet`: the desk, who holds it."""
    if is_desk(user) or holds_dates_of(user, sheet.subject):
        return YES
    return Answer(False, NOT_HOLDERS)


def may_check(checker: Checker, sheet: Sheet, now: datetime) -> Answer:
    """Return whether `checker` may note now that somebody of `sheet` has come."""
    date = sheet.date_on(timezone.localdate(now))
    if not (date or sheet.date).is_held:
        return Answer(False, NOT_HELD)
    if date is None:
        return Answer(False, NOT_TODAY)
    if checker.user is not None:
        return may_look_after(checker.user, sheet)
    door = Door.objects.filter(sheet=sheet, devices=checker.device).first()
    return YES if door else Answer(False, NOT_HOLDERS)


def may_say_that_they_are_here(sheet: Sheet, now: datetime) -> Answer:
    """Return whether people note now by themselves that they came."""
    date = sheet.date_on(timezone.localdate(now)) or sheet.date
    if not date.is_held:
        return Answer(False, NOT_HELD)
    if not date.starts_at - SELF_BEFORE <= now < date.ends_at + SELF_AFTER:
        return Answer(False, NOT_NOW)
    return YES


def date_of_list(sheet: Sheet, now: datetime, key: int = 0) -> Occurrence:
    """Return whose list is looked at: the date `key` of a sheet, else the latest that has begun."""
    begun = [row for row in sheet.dates if row.starts_at <= now and row.is_held]
    today = sheet.date_on(timezone.localdate(now))
    chosen = next((row for row in sheet.dates if row.pk == key), None)
    return chosen or today or (begun[-1] if begun else sheet.dates[0])


def may_type_the_list(
    user: "User | AnonymousUser", sheet: Sheet, now: datetime, date: Occurrence | None = None
) -> Answer:
    """Return whether `user` may type in now what was ticked on paper on a date of a sheet."""
    date = date or sheet.date
    if not date.is_held:
        return Answer(False, NOT_HELD)
    if now < date.starts_at:
        return Answer(False, TOO_EARLY)
    return may_look_after(user, sheet)
