"""Handing in, answering, changing afterwards. One change, one transaction; no request here."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hub.applications import notifications
from hub.applications.form import NOT_YOURS, ApplicationForm, form_of
from hub.applications.models import Application, Entry, State
from hub.applications.permissions import ANSWERED, may_answer, may_look_at
from hub.core.rules import Refused, require
from hub.forms.declaration import Values
from hub.forms.drafts import draft_of, finish, locked
from hub.forms.errors import Unchanged

if TYPE_CHECKING:
    from hub.accounts.models import User

Kind = Entry.Kind


@transaction.atomic
def send(application: Application, user: "User", version: int) -> Application:
    """Hand in what was looked over; after the approval, change what is urgent at once.

    Handing in twice is the same as once.

    Args:
        application: which one.
        user: one of its applicants.
        version: the draft's version that was looked at.

    Raises:
        Refused: the person may not, or not any more, or changes after the approval what is not
            urgent.
        Unchanged: it is approved, and nothing differs.
        what `hub.forms.drafts.finish` raises besides.
    """
    form = form_of(application)
    held = locked(form, application)
    if held.state == State.WAITING and Entry.objects.of(held).filter(by=user).exists():
        return held
    if held.state == State.APPROVED:
        return _change_at_once(form, held, user, version)
    before = form.step_values(held)
    held = finish(form, held, user, version)
    _move(held, State.WAITING)
    entry = _note(held, user, Kind.SENT, before=before, after=form.step_values(held))
    notifications.sent(form, held, entry)
    return held


def _change_at_once(
    form: ApplicationForm, held: Application, user: "User", version: int
) -> Application:
    draft = draft_of(form, held)
    if draft is None:
        raise Unchanged
    if not draft.data.keys() <= set(form.named(is_urgent=True)):
        raise Refused(form.only_urgent())
    before = form.read(held, draft.data)
    held = finish(form, held, user, version)
    entry = _note(held, user, Kind.CHANGED, before=before, after=form.read(held, before))
    notifications.changed(form, held, entry)
    return held


@transaction.atomic
def withdraw(application: Application, user: "User") -> Application:
    """Take back what waits, to change it or to leave it. Raises Refused."""
    form = form_of(application)
    held = locked(form, application)
    if user not in form.applicants(held):
        raise Refused.because(NOT_YOURS)
    if held.state != State.WAITING:
        raise Refused.because(ANSWERED)
    _move(held, State.BEGUN)
    _note(held, user, Kind.WITHDRAWN)
    return held


@transaction.atomic
def answer(application: Application, user: "User", state: State, words: str = "") -> Application:
    """Approve, send back or reject what waits.

    Args:
        application: which one.
        user: who answers.
        state: APPROVED, SENT_BACK or REJECTED.
        words: the reason, which the applicants read.

    Raises:
        Refused: the person may not, or it has been answered or taken back in the meantime.
    """
    form = form_of(application)
    held = locked(form, application)
    require(may_answer(user, held))
    _move(held, state)
    notifications.answered(form, held, _note(held, user, Kind(state.value), words=words))
    return held


@transaction.atomic
def mark_seen(entry: Entry, user: "User") -> None:
    """Note that the city looked at what was changed at once, and leaves it. Raises Refused."""
    _look_at(entry, user)


@transaction.atomic
def revert(entry: Entry, user: "User", words: str) -> Application:
    """Put back what was changed at once; what was changed again since then stays.

    Raises:
        Refused: the person may not, or somebody looked at it already.
    """
    held = _look_at(entry, user)
    form = form_of(held)
    now = form.read(held, entry.after)
    values = {name: entry.before[name] for name in now if now[name] == entry.after[name]}
    form.write(held, values).save()
    kept = {name: now[name] for name in values}
    note = _note(held, user, Kind.REVERTED, words=words, before=kept, after=values)
    notifications.answered(form, held, note)
    return held


def _look_at(entry: Entry, user: "User") -> Application:
    held = locked(form_of(entry.application), entry.application)
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    require(may_look_at(user, entry))
    entry.seen_at = timezone.now()
    entry.save(update_fields=["seen_at"])
    return held


def _move(held: Application, state: State) -> None:
    held.state = state
    held.save(update_fields=["state"])


def _note(
    held: Application,
    user: "User",
    kind: Kind,
    *,
    words: str = "",
    before: Values | None = None,
    after: Values | None = None,
) -> Entry:
    return Entry.objects.create(
        object=held, by=user, kind=kind, words=words, before=before or {}, after=after or {}
    )
