"""A guardian's answer. Each locks the sheet first, and is one transaction; no request here."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from hub.core.rules import Refused, require
from hub.editorial.people import desk_answer
from hub.signups.guardians.consents import record_consent
from hub.signups.guardians.notifications import ask_guardian, remind_guardian, thank_guardian
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import News, tell
from hub.signups.services.filling import refill
from hub.signups.services.signing_up import MAX_CORRECTIONS, TOO_OFTEN
from hub.signups.workflow import Action, State, may
from hub.text.mail_addresses import mail_key

if TYPE_CHECKING:
    from hub.accounts.models import User

# After how much of the term guardians who have not answered are asked again: of seven days the
# third and the sixth.
REMIND_AFTER = (3 / 7, 6 / 7)


@transaction.atomic
def agree(signup: SignUp, name: str, language: str, now: datetime) -> SignUp:
    """The guardian agrees on the page: the place counts.

    Raises:
        Refused: nobody waits for that any more.
    """
    sheet, row = _locked(signup, now)
    require(may(Action.CONSENT, State(row.state)))
    record_consent(row, name, language, now)
    return _book(sheet, row, now)


@transaction.atomic
def agree_on_paper(signup: SignUp, name: str, user: "User", now: datetime) -> SignUp:
    """The signed paper lies at the desk: the place counts.

    Raises:
        Refused: `user` does not work at the desk, or nobody waits for that any more.
    """
    require(desk_answer(user))
    sheet, row = _locked(signup, now)
    require(may(Action.CONSENT, State(row.state)))
    record_consent(row, name, row.guardian_language or settings.LANGUAGE_CODE, now, typed_by=user)
    return _book(sheet, row, now)


@transaction.atomic
def refuse(signup: SignUp, now: datetime) -> SignUp:
    """The guardian does not agree, or no longer: the place is free at once.

    Raises:
        Refused: there is no place any more, or the date has begun.
    """
    sheet, row = _locked(signup, now)
    require(may(Action.WITHDRAW_CONSENT, State(row.state)))
    row.consents.filter(withdrawn_at=None).update(withdrawn_at=now)
    row.state, row.guardian_until = State.CANCELLED, None
    row.save(update_fields=["state", "guardian_until"])
    tell(row, News.NOT_AGREED)
    refill(sheet, now)
    return row


@transaction.atomic
def correct_address(signup: SignUp, email: str, now: datetime) -> SignUp:
    """Ask at another address, in the same term; the link of the former mail is void at once.

    Raises:
        Refused: nobody waits for a guardian, or the address was changed too often.
    """
    _sheet, row = _locked(signup, now)
    require(may(Action.CONSENT, State(row.state)))
    if row.corrections >= MAX_CORRECTIONS:
        raise Refused.because(TOO_OFTEN)
    row.guardian_email = mail_key(email)
    row.corrections += 1
    row.save(update_fields=["guardian_email", "corrections"])
    ask_guardian(row)
    return row


@transaction.atomic
def remind(pk: int, now: datetime) -> None:
    """Ask the guardian of the sign-up `pk` again, if it is time; a second time does nothing."""
    row = SignUp.objects.filter(pk=pk, state=State.NEEDS_GUARDIAN).first()
    if row is None:
        return
    _sheet, row = _locked(row, now)
    if row.state == State.NEEDS_GUARDIAN and is_time_to_remind(row, now):
        row.guardian_reminders = _due(row, now)
        row.save(update_fields=["guardian_reminders"])
        remind_guardian(row)


def is_time_to_remind(signup: SignUp, now: datetime) -> bool:
    """Return whether the guardian has to be asked once more at `now`."""
    return _due(signup, now) > signup.guardian_reminders


def _due(signup: SignUp, now: datetime) -> int:
    """Return how many reminders should have been sent by `now`."""
    begun, until = signup.guardian_asked_at, signup.guardian_until
    if begun is None or until is None:
        return 0
    return sum(now >= begun + part * (until - begun) for part in REMIND_AFTER)


def _locked(signup: SignUp, now: datetime) -> tuple[Sheet, SignUp]:
    sheet = Sheet.objects.locked(signup.sheet_id)
    refill(sheet, now)
    row = sheet.signups.get(pk=signup.pk)
    row.sheet = sheet
    return sheet, row


def _book(sheet: Sheet, row: SignUp, now: datetime) -> SignUp:
    row.state, row.guardian_until = State.BOOKED, None
    row.save(update_fields=["state", "guardian_until"])
    tell(row, News.BOOKED)
    thank_guardian(row)
    refill(sheet, now)
    return row
