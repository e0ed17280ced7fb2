"""Somebody's way onto a sheet. Each service locks the sheet first, and is one transaction."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.accounts.links import check_link_code, issue_link, revoke_links, use_link
from hub.accounts.models import MailLink
from hub.core.rules import Refused, require
from hub.signups import notifications
from hub.signups.choices import Mode
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import News, tell
from hub.signups.purposes import SIGN_UP
from hub.signups.querysets import HOLD
from hub.signups.services.filling import (
    first_that_fits,
    fits,
    free_places,
    refill,
)
from hub.signups.services.seating import require_time_for_consent, take_place, tell_of_place
from hub.signups.workflow import LISTED, Action, State, may
from hub.text.mail_addresses import mail_key
from hub.text.numbers import whole_number

# Invented addresses keep no places: so many sign-ups from one network at a time, and of all places
# one in so many; one sign-up always.
MAX_HELD_BY_NETWORK = 3
MAX_HELD_PART = 4
CLOSED = _("No one can sign up here now.")
VOID = _("This link no longer works.")
NO_PLACE = _("There is no place left.")
TWICE = _("This address is signed up already. Its number is %(code)s.")
MAX_CORRECTIONS = 3
TOO_OFTEN = _("The address was changed too often. Please call the desk.")


def subject_of(signup: SignUp) -> str:
    """Return what links about `signup` say that they are about."""
    return f"sign-up:{signup.pk}"


def of_link(link: MailLink | None) -> SignUp | None:
    """Return the sign-up that a link is to confirm."""
    kind, _colon, key = link.subject.partition(":") if link else ("", "", "")
    if kind != "sign-up":
        return None
    rows = SignUp.objects.select_related("sheet__date__page")
    return rows.filter(pk=whole_number(key)).first()


def link_by_code(signup: SignUp, typed: str) -> MailLink | None:
    """Return the link of `signup` if `typed` are the six digits of its latest mail."""
    links = MailLink.objects.filter(purpose=SIGN_UP, subject=subject_of(signup))
    latest = links.order_by("-pk").first()
    return check_link_code(latest.pk if latest else None, typed, SIGN_UP)


@transaction.atomic
def sign_up(
    pk: int,
    now: datetime,
    *,
    name: str,
    name_kana: str,
    email: str,
    language: str,
    party_size: int,
    needs: list[str],
    age: int | None = None,
    guardian_email: str = "",
    guardian_language: str = "",
    hashed_network: str = "",
    form_key: str | None = None,
) -> SignUp:
    """Write somebody down on the sheet `pk`, and mail them a link: it counts once that is used.

    Args:
        age: in years, where a guardian may have to agree.
        guardian_email: of whom to ask; "": on paper.
        guardian_language: in which to ask.
        hashed_network: stands for where it came from; "" where many people share one, as in
            city hall.
        form_key: what marks this sending of the form: the same again changes nothing.

    Raises:
        Refused: the sheet is closed, or its parties are smaller.
    """
    sheet = Sheet.objects.locked(pk)
    if form_key and (known := SignUp.objects.filter(form_key=form_key).first()):
        return known
    refill(sheet, now)
    require_open(sheet, party_size)
    signup = SignUp(
        sheet=sheet,
        name=name,
        name_kana=name_kana,
        email=mail_key(email),
        language=language,
        party_size=party_size,
        needs=needs,
        age=age,
        guardian_email=mail_key(guardian_email),
        guardian_language=guardian_language,
        hashed_network=hashed_network,
        form_key=form_key,
        created_at=now,
    )
    if signup.needs_consent:
        require_time_for_consent(sheet, now)
    signup.holds = _may_hold(sheet, signup)
    signup.save()
    _mail_link(signup)
    refill(sheet, now)
    return signup


def require_open(sheet: Sheet, party_size: int) -> None:
    """Raise Refused unless a party of this size can put itself on `sheet`."""
    if not sheet.takes_sign_ups:
        raise Refused.because(CLOSED)
    if not 1 <= party_size <= sheet.party_max:
        raise Refused.because(_("There are too many people in one sign-up."))


def _require_in_time(sheet: Sheet, signup: SignUp, now: datetime) -> None:
    """Raise Refused if it is too late to confirm; who keeps a place came before the end."""
    date = sheet.date
    if not date.is_held or now >= date.starts_at or (now >= sheet.closing and not signup.holds):
        raise Refused.because(CLOSED)


def _may_hold(sheet: Sheet, signup: SignUp) -> bool:
    """Return whether places are kept for `signup` before its mail is confirmed."""
    held = sheet.signups.held()
    free = free_places(sheet)
    if (
        free is None
        or sheet.mode != Mode.FIRST_COME
        or signup.party_size > free
        or first_that_fits(sheet, free)
    ):
        return False
    listed_or_held = Q(state__in=LISTED) | Q(state=State.UNCONFIRMED, holds=True)
    if sheet.signups.filter(listed_or_held, email=signup.email).exists():
        return False
    network = signup.hashed_network
    if network and held.filter(hashed_network=network).count() >= MAX_HELD_BY_NETWORK:
        return False
    places = held.places()
    return not places or places + signup.party_size <= (sheet.capacity or 0) // MAX_HELD_PART


def _mail_link(signup: SignUp) -> None:
    issued = issue_link(
        purpose=SIGN_UP,
        email=signup.email,
        subject=subject_of(signup),
        valid_for=HOLD,
        with_code=True,
        language=signup.language,
    )
    notifications.to_confirm(signup, issued)


@transaction.atomic
def correct_address(signup: SignUp, email: str, now: datetime) -> SignUp:
    """Send the link of an unconfirmed sign-up to another address; the former link is void.

    Raises:
        Refused: it is confirmed, or was sent elsewhere too often.
    """
    sheet = Sheet.objects.locked(signup.sheet_id)
    signup = _fresh(sheet, signup)
    require(may(Action.CONFIRM, State(signup.state)))
    if signup.corrections >= MAX_CORRECTIONS:
        raise Refused.because(TOO_OFTEN)
    revoke_links(purpose=SIGN_UP, subject=subject_of(signup))
    signup.email = mail_key(email)
    signup.corrections += 1
    signup.save(update_fields=["email", "corrections"])
    _mail_link(signup)
    return signup


@transaction.atomic
def confirm(signup: SignUp, link: MailLink, now: datetime) -> SignUp:
    """Let a sign-up count, as the link in its mail asks: a place, or one in line.

    Raises:
        Refused: the link is used up, the sheet is closed, no place is left and nobody may wait,
            or the address is signed up already.
    """
    sheet = Sheet.objects.locked(signup.sheet_id)
    signup = _fresh(sheet, signup)
    refill(sheet, now)
    signup.refresh_from_db(fields=["holds"])
    require(may(Action.CONFIRM, State(signup.state)))
    _require_in_time(sheet, signup, now)
    same = sheet.signups.filter(email=signup.email).exclude(pk=signup.pk)
    if known := same.filter(state__in=LISTED | {State.ATTENDED}).first():
        raise Refused.because(TWICE % {"code": known.code})
    same.filter(state=State.UNCONFIRMED).delete()
    put(sheet, signup, now)
    if not use_link(link):
        raise Refused.because(VOID)
    revoke_links(purpose=SIGN_UP, subject=subject_of(signup))
    refill(sheet, now)
    return signup


def put(sheet: Sheet, signup: SignUp, now: datetime) -> None:
    """Give `signup` its places if they are free, else let it wait, and tell it.

    Where places are drawn or decided, it waits for that.

    Raises:
        Refused: neither is possible.
    """
    if sheet.mode == Mode.APPROVAL or sheet.waits_for_draw:
        signup.state, signup.holds, signup.hashed_network = State.APPLIED, False, ""
        signup.lot = uuid4() if sheet.waits_for_draw else None
        signup.save()
        tell(signup, News.APPLIED)
        return
    free = free_places(sheet)
    is_seated = signup.holds or (
        fits(signup.party_size, free) and first_that_fits(sheet, free) is None
    )
    if not is_seated and not sheet.has_waiting_list:
        raise Refused.because(NO_PLACE)
    signup.holds, signup.hashed_network = False, ""
    if is_seated:
        take_place(sheet, signup, now)
    else:
        signup.state = State.WAITING
        signup.queue_number = sheet.signups.last_queue_number() + 1
    signup.save()
    if is_seated:
        tell_of_place(signup)
    else:
        tell(signup, News.WAITING)


def _fresh(sheet: Sheet, signup: SignUp) -> SignUp:
    """Return the row as it is now that `sheet` is locked."""
    row = sheet.signups.get(pk=signup.pk)
    row.sheet = sheet
    return row
