"""What becomes of a sign-up: by whoever holds its link, and by the desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hub.accounts.links import revoke_links
from hub.core.rules import Refused, require
from hub.editorial.people import desk_answer
from hub.signups.guardians.consents import record_consent
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import News, tell
from hub.signups.permissions import own_change
from hub.signups.purposes import SIGN_UP
from hub.signups.services.filling import fits, free_places, refill
from hub.signups.services.seating import take_place, tell_of_place
from hub.signups.services.signing_up import NO_PLACE, put, subject_of
from hub.signups.workflow import Action, State, may
from hub.text.mail_addresses import mail_key

TYPED_IN = _("This form has been typed in already.")

if TYPE_CHECKING:
    from hub.accounts.models import User


@transaction.atomic
def cancel(signup: SignUp, now: datetime) -> SignUp:
    """Somebody does not come: their places are free at once.

    Raises:
        Refused: it is too late to do it by oneself, or there is nothing to cancel.
    """
    sheet, signup = locked(signup, now)
    require(own_change(Action.CANCEL, signup, now))
    return give_up(sheet, signup, now)


@transaction.atomic
def cancel_by_desk(signup: SignUp, user: "User", now: datetime) -> SignUp:
    """Somebody phoned that they do not come.

    Raises:
        Refused: `user` does not work at the desk, or there is nothing to cancel.
    """
    require(desk_answer(user))
    sheet, signup = locked(signup, now)
    require(may(Action.CANCEL, State(signup.state)))
    return give_up(sheet, signup, now)


@transaction.atomic
def shrink(signup: SignUp, party_size: int, now: datetime) -> SignUp:
    """Fewer people come than were signed up.

    Raises:
        Refused: they are not fewer, it is too late, or nobody comes anyway.
    """
    sheet, signup = locked(signup, now)
    require(own_change(Action.SHRINK, signup, now))
    if not 1 <= party_size < signup.party_size:
        raise Refused.because(_("Only fewer people are possible here."))
    signup.party_size = party_size
    signup.save(update_fields=["party_size"])
    tell(signup, News.CHANGED)
    refill(sheet, now)
    return signup


@transaction.atomic
def accept(signup: SignUp, now: datetime) -> SignUp:
    """Take the places that are offered.

    Raises:
        Refused: nothing is offered any more.
    """
    sheet, signup = locked(signup, now)
    require(may(Action.ACCEPT, State(signup.state)))
    return _book(sheet, signup, now)


@transaction.atomic
def seat(signup: SignUp, user: "User", now: datetime) -> SignUp:
    """The desk gives free places to who waits, whom it has called.

    Raises:
        Refused: `user` does not work at the desk, there are too few places, or nobody waits.
    """
    require(desk_answer(user))
    sheet, signup = locked(signup, now)
    require(may(Action.SEAT, State(signup.state)))
    is_kept = signup.state == State.OFFERED
    if not is_kept and not fits(signup.party_size, free_places(sheet)):
        raise Refused.because(NO_PLACE)
    return _book(sheet, signup, now)


@transaction.atomic
def sign_up_at_desk(
    pk: int, user: "User", now: datetime, *, guardian_name: str = "", **typed: object
) -> SignUp:
    """Write down somebody who phoned or came: confirmed, with or without mail.

    Args:
        guardian_name: who signed the consent for a child that lies at the desk.
        typed: name, name_kana, email, phone, language, party_size, needs, age; code, the number
            of a paper.

    Raises:
        Refused: `user` does not work at the desk, the date is over or does not take place, the
            paper was typed in already, or there is neither a place nor a waiting list.
    """
    require(desk_answer(user))
    for name in ("email", "guardian_email"):
        typed[name] = mail_key(str(typed.get(name) or ""))
    sheet = Sheet.objects.locked(pk)
    if not sheet.date.is_held or sheet.date.is_over_at(now):
        raise Refused.because(_("This date is over."))
    if SignUp.objects.filter(code=typed.get("code", "")).exists():
        raise Refused.because(TYPED_IN)
    refill(sheet, now)
    signup = SignUp(sheet=sheet, typed_by=user, created_at=now, **typed)
    if guardian_name and signup.is_child:
        signup.save()
        record_consent(signup, guardian_name, settings.LANGUAGE_CODE, now, typed_by=user)
    put(sheet, signup, now)
    refill(sheet, now)
    return signup


def locked(signup: SignUp, now: datetime) -> tuple[Sheet, SignUp]:
    """Lock the sheet, let it be what it should be now, and return it with the row as it is."""
    sheet = Sheet.objects.locked(signup.sheet_id)
    refill(sheet, now)
    row = sheet.signups.get(pk=signup.pk)
    row.sheet = sheet
    return sheet, row


def _book(sheet: Sheet, signup: SignUp, now: datetime) -> SignUp:
    take_place(sheet, signup, now)
    signup.save()
    tell_of_place(signup)
    refill(sheet, now)
    return signup


def give_up(sheet: Sheet, signup: SignUp, now: datetime, *, is_told: bool = True) -> SignUp:
    """Cancel a sign-up of a sheet that is locked: its places go on.

    Args:
        is_told: whether who signed up gets a mail about it.
    """
    was_unconfirmed = signup.state == State.UNCONFIRMED
    signup.state, signup.offered_until, signup.holds = State.CANCELLED, None, False
    signup.save(update_fields=["state", "offered_until", "holds"])
    revoke_links(purpose=SIGN_UP, subject=subject_of(signup))
    if is_told and not was_unconfirmed:
        tell(signup, News.CANCELLED)
    refill(sheet, now)
    return signup
