"""Passes on places: who waits is offered what is free (RULES F1).

Whatever changes how many places are free ends with `refill`, in its own transaction, which holds
the sheet's row from its beginning.
"""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import transaction

from hub.core.kinds import changed
from hub.signups import lottery
from hub.signups.lottery import Lot
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import News, tell
from hub.signups.querysets import HOLD, HOLD_WHILE_OTHERS_WAIT
from hub.signups.services.seating import take_place, tell_of_place
from hub.signups.workflow import NOTHING_FREE, State, Step

# With less time to answer, the desk calls who waits.
LEAST_TIME_TO_ANSWER = timedelta(hours=1)
FEW = 2
FEW_OF = 10


@transaction.atomic
def fill(pk: int, now: datetime) -> Sheet:
    """Let the sheet `pk` be what it should be at `now`; a second time changes nothing."""
    sheet = Sheet.objects.locked(pk)
    refill(sheet, now)
    return sheet


def refill(sheet: Sheet, now: datetime) -> None:
    """Do what `fill` does to a sheet that the caller has locked."""
    if sheet.date.is_held and now < sheet.date.ends_at:
        _draw(sheet, now)
        _end_offers(sheet, now)
        _end_terms_of_guardians(sheet, now)
        release(sheet, now)
        _offer(sheet, now)
    _write_step(sheet, now)


def free_places(sheet: Sheet) -> int | None:
    """Return how many places nobody has or is kept for; None: as many as come."""
    if sheet.date.is_full:
        return 0
    if sheet.capacity is None:
        return None
    return max(0, sheet.capacity - sheet.signups.taking_places().places())


def fits(party_size: int, free: int | None) -> bool:
    return free is None or party_size <= free


def first_that_fits(sheet: Sheet, free: int | None) -> SignUp | None:
    """Return who is the next to be offered a place: a party gets its places together or not."""
    waiting = sheet.signups.waiting()
    return (waiting if free is None else waiting.filter(party_size__lte=free)).first()


def release(sheet: Sheet, now: datetime) -> None:
    """Let go of places that were kept long enough for who has not shown to read their mail."""
    others_wait = sheet.signups.waiting().exists()
    kept = HOLD_WHILE_OTHERS_WAIT if others_wait else HOLD
    sheet.signups.held().filter(created_at__lte=now - kept).update(holds=False)


def _draw(sheet: Sheet, now: datetime) -> None:
    """Draw the places by lot once sign-up has ended."""
    if not sheet.waits_for_draw or now < sheet.closing:
        return
    rows = {str(row.lot): row for row in sheet.signups.filter(state=State.APPLIED)}
    lots = [Lot(lot, row.party_size) for lot, row in rows.items()]
    drawn = lottery.drawn(sheet.seed, lots, free_places(sheet))
    sheet.draw, sheet.drawn_at = [asdict(lot) for lot in drawn], now
    sheet.save(update_fields=["draw", "drawn_at"])
    for lot in drawn:
        signup = rows[lot.lot]
        signup.sheet = sheet
        settle(signup, now, has_place=lot.has_place)


def settle(signup: SignUp, now: datetime, *, has_place: bool) -> None:
    """Give somebody who applied a place, or one in line where there is a line, and tell them."""
    if has_place:
        take_place(signup.sheet, signup, now)
        signup.save()
        tell_of_place(signup)
        return
    if signup.sheet.has_waiting_list:
        signup.state, news = State.WAITING, News.WAITING
        signup.queue_number = signup.sheet.signups.last_queue_number() + 1
    else:
        signup.state, news = State.DECLINED, News.DECLINED
    signup.save(update_fields=["state", "queue_number"])
    tell(signup, news)


def _end_offers(sheet: Sheet, now: datetime) -> None:
    for signup in sheet.signups.filter(state=State.OFFERED, offered_until__lte=now):
        signup.sheet = sheet
        signup.state, signup.offered_until = State.EXPIRED, None
        signup.save(update_fields=["state", "offered_until"])
        tell(signup, News.EXPIRED)


def _end_terms_of_guardians(sheet: Sheet, now: datetime) -> None:
    late = sheet.signups.filter(state=State.NEEDS_GUARDIAN, guardian_until__lte=now)
    for signup in late:
        signup.sheet = sheet
        signup.state, signup.guardian_until = State.RELEASED, None
        signup.save(update_fields=["state", "guardian_until"])
        tell(signup, News.RELEASED)


def _offer(sheet: Sheet, now: datetime) -> None:
    until = sheet.end_of_offer(now)
    if until - now < LEAST_TIME_TO_ANSWER:
        return
    free = free_places(sheet)
    while signup := first_that_fits(sheet, free):
        signup.sheet = sheet
        signup.state, signup.offered_until = State.OFFERED, until
        signup.save(update_fields=["state", "offered_until"])
        tell(signup, News.OFFERED)
        if free is not None:
            free -= signup.party_size


def _write_step(sheet: Sheet, now: datetime) -> None:
    step = _step_of(sheet, now)
    if step != sheet.step:
        if step not in NOTHING_FREE:
            sheet.full_since = None
        elif sheet.step not in NOTHING_FREE:
            sheet.full_since = now
        sheet.step = step
        Sheet.objects.filter(pk=sheet.pk).update(step=step, full_since=sheet.full_since)
        changed(Sheet)


def _step_of(sheet: Sheet, now: datetime) -> Step:
    if not sheet.date.is_held or now >= sheet.closing:
        return Step.CLOSED
    if sheet.opens_at and now < sheet.opens_at:
        return Step.SOON
    free = free_places(sheet)
    if free is None or sheet.waits_for_draw:
        return Step.OPEN
    if not free or first_that_fits(sheet, free):
        return Step.WAITING if sheet.has_waiting_list else Step.FULL
    capacity = sheet.capacity or free
    is_few = free <= max(FEW, capacity // FEW_OF) and free < capacity
    return Step.FEW if is_few else Step.OPEN
