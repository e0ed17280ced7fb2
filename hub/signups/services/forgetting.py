"""Deleting at once, by wish, what names somebody on a sheet (RULES E does it after 30 days)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hub.core import deletions
from hub.core.retention import empty_values
from hub.core.rules import require
from hub.signups.models import Sheet, SignUp
from hub.signups.permissions import own_deletion
from hub.signups.personal_data import GUARDIAN, NAMES
from hub.signups.services.changing import give_up, locked
from hub.signups.services.filling import refill
from hub.signups.workflow import PLACED, Action, State, may

KIND = "sign-up"  # of hub.core.deletions


@transaction.atomic
def forget_one(address: str, code: str, now: datetime) -> None:
    """Empty all that names who signed up; a place that they still have goes to the next one.

    They get no mail about it: it would name them again.

    Args:
        address: of whoever reads its mailbox; the sign-ups of others stay.
        code: its number.

    Raises:
        Refused: they are expected, and it is too late to cancel; or it is held.
    """
    rows = SignUp.objects.of_address(address).filter(code=code)
    _lock_in_order(rows.values_list("sheet_id", flat=True))
    for signup in rows:
        require(own_deletion(signup, now))
        _forget(*locked(signup, now), now)


def _forget(sheet: Sheet, signup: SignUp, now: datetime) -> None:
    was_unconfirmed = signup.state == State.UNCONFIRMED
    if may(Action.CANCEL, State(signup.state)) and not sheet.date.is_over_at(now):
        give_up(sheet, signup, now, is_told=False)
    if was_unconfirmed:
        signup.delete()
    else:
        SignUp.objects.filter(pk=signup.pk).update(**empty_values(SignUp, NAMES))
    deletions.note(KIND, signup.key.hex)
    refill(sheet, now)


@transaction.atomic
def forget_guardian(signup: SignUp, now: datetime) -> bool:
    """Empty the address of a guardian whose answer no place hangs on; return whether it went."""
    _sheet, signup = locked(signup, now)
    if is_guardian_needed(signup, now):
        return False
    SignUp.objects.filter(pk=signup.pk).update(**empty_values(SignUp, GUARDIAN))
    return True


def is_guardian_needed(signup: SignUp, now: datetime) -> bool:
    """Return whether the guardian may still answer or withdraw: the link needs their address."""
    return signup.state in PLACED and not signup.sheet.date.is_over_at(now)


@transaction.atomic
def forget_all(address: str, now: datetime) -> None:
    """Empty what names whoever reads a mailbox, on all sheets, as far as that may go.

    Sheets on which they are a guardian are locked too: they come next in the same transaction.
    """
    rows = SignUp.objects.of_address(address)
    either = SignUp.objects.filter(Q(email=address) | Q(guardian_email=address))
    _lock_in_order(either.values_list("sheet_id", flat=True))
    for signup in rows:
        if own_deletion(signup, now):
            _forget(*locked(signup, now), now)


@transaction.atomic
def forget_all_of_guardian(address: str, now: datetime) -> None:
    """Empty the address of a guardian on all sheets, as far as that may go."""
    rows = SignUp.objects.of_guardian(address)
    _lock_in_order(rows.values_list("sheet_id", flat=True))
    for signup in rows:
        forget_guardian(signup, now)


def _lock_in_order(keys: Iterable[int]) -> None:
    """Lock several sheets, so that no two transactions wait for each other."""
    list(Sheet.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk"))


@transaction.atomic
def forget_again(key: str) -> bool:
    """Forget a sign-up that a restored backup has brought back, whatever the hour."""
    now = timezone.now()
    row = SignUp.objects.filter(key=UUID(hex=key)).exclude(email="", name="").first()
    if row is None:
        return False
    _forget(*locked(row, now), now)
    return True
