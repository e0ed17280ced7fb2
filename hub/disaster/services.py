"""One press, one transaction; without a database, a press of this machine that is recorded later."""

from django.db import transaction
from django.utils import timezone

from hub.core.kinds import changed
from hub.core.rules import Refused, require
from hub.disaster.models import Press
from hub.disaster.preparing import approved_page, prepare
from hub.disaster.shelf import Shelf, own_shelf
from hub.disaster.states import NOT_PREPARED, Asked, State, ended, may_press, pressed


def present_state() -> State | None:
    """Return what the last press has led to."""
    last = Press.objects.first()
    return last.state if last else None


@transaction.atomic
def press(action: str, by_name: str, words: dict[str, str] | None = None) -> State:
    """Put the light page on top, change what it says, or take it away.

    Raises:
        Refused: it means nothing now, or no page is approved.
    """
    changed(Press)  # locks: presses come one after another
    if approved_page() is None:
        raise Refused.because(NOT_PREPARED)
    asked = Asked(action, by_name, timezone.now(), words or {})
    state = present_state()
    require(may_press(state, asked))
    new = pressed(state, asked)
    record(new)
    transaction.on_commit(lambda: _show_here(new))
    return new


def _show_here(state: State) -> None:
    shelf = own_shelf()
    prepare(shelf)
    shelf.show(state)


def record(state: State) -> None:
    """Write a press down, once."""
    values = dict(vars(state))
    Press.objects.get_or_create(key=values.pop("key"), defaults=values)


def press_without_database(
    shelf: Shelf, action: str, by_name: str, words: dict[str, str] | None = None
) -> State:
    """Do on this machine alone what `press` does everywhere.

    Raises:
        Refused: it means nothing now, or nothing lies ready.
    """
    if not shelf.prepared():
        raise Refused.because(NOT_PREPARED)
    asked = Asked(action, by_name, timezone.now(), words or {})
    state = shelf.state()
    require(may_press(state, asked))
    new = pressed(state, asked)
    shelf.keep_unrecorded(new)
    shelf.show(new)
    return new


@transaction.atomic
def end_in_time() -> bool:
    """Write down that the mode has ended by itself, if it has."""
    state = present_state()
    if state is None or not state.is_on or state.is_shown(timezone.now()):
        return False
    changed(Press)
    record(ended(state))
    return True
