"""Confirming, and what the desk does about it. One change = one transaction; no request here.

A confirmation makes no version: nothing that is published changes, only what the hub records of
it (`GroupPage.recorded_fields`). So it disturbs no draft and no review, and no change that was
sent before it can set it back.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from groups.choices import RequestKind
from groups.models import ConfirmationRequest, ConfirmationRound, GroupPage, Membership
from groups.yearly_confirmation import notifications, permissions
from hub.core.kinds import changed
from hub.core.rules import Answer, Refused, require
from hub.editorial.people import desk_answer
from hub.submissions.models import Submission
from hub.submissions.records import locked

if TYPE_CHECKING:
    from hub.accounts.models import User

How = ConfirmationRequest.How
BY_DESK = {How.SLIP, How.DESK}


@transaction.atomic
def confirm(
    request: ConfirmationRequest,
    how: str,
    *,
    user: "User | None" = None,
    note: str = "",
    submission: Submission | None = None,
    today: date | None = None,
) -> bool:
    """Record that the group says its public page is correct.

    Args:
        request: what the group answers.
        how: a `ConfirmationRequest.How`.
        user: who is signed in; None if it comes from the email.
        note: the desk's note of a call.
        submission: the group's change whose approval confirms; without it a row is written.
        today: the day, for those who record it another day.

    Returns:
        False if it was answered before: nothing changes then.

    Raises:
        Refused: there is no living public page.
    """
    group = locked(request.group)
    require(permissions.can_be_confirmed(group))
    request = ConfirmationRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_on:
        return False
    today = today or timezone.localdate()
    request.confirmed_on_before = group.confirmed_on
    request.confirmed_by_before = group.confirmed_by
    request.answered_on = today
    request.how = how
    request.answered_by = user
    request.is_correcting = False
    request.submission = submission or _record(group, how, user, note)
    request.save()
    _write(group, confirmed_on=today, confirmed_by=_who(group, how, user))
    return True


@transaction.atomic
def correct(request: ConfirmationRequest) -> None:
    """Note that the group answered 「直す」: what it sends next is its confirmation."""
    unanswered = ConfirmationRequest.objects.unanswered().filter(pk=request.pk)
    unanswered.update(is_correcting=True)


@transaction.atomic
def confirm_with_change(submission: Submission) -> None:
    """The city approved what the group corrected: that answers the request."""
    request = ConfirmationRequest.objects.being_corrected(submission.page.specific).last()
    if request is not None:
        confirm(request, How.CHANGE, user=submission.sent_by, submission=submission)


@transaction.atomic
def request_of(group: GroupPage, user: "User", today: date | None = None) -> ConfirmationRequest:
    """Return the present round's request of `group`, made now if the round did not ask it.

    Raises:
        Refused: the person is not of the desk, or no round has begun yet.
    """
    require(desk_answer(user))
    round = ConfirmationRound.objects.current()
    if round is None:
        raise Refused(Answer(False, _("No yearly confirmation has begun yet.")))
    defaults = {"asked_on": today or timezone.localdate()}
    return ConfirmationRequest.objects.get_or_create(round=round, group=group, defaults=defaults)[0]


@transaction.atomic
def record(
    group: GroupPage, user: "User", how: str, note: str = "", today: date | None = None
) -> bool:
    """The desk records what the group answered on paper, by phone, or at the counter.

    Returns and raises as `confirm` and `request_of` do.
    """
    return confirm(request_of(group, user, today), how, user=user, note=note, today=today)


@transaction.atomic
def take_back(group: GroupPage, user: "User") -> None:
    """Undo what the desk recorded by mistake; the page says what it said before.

    Raises:
        Refused: the person may not, or the group answered itself.
    """
    request = request_of(group, user)
    group = locked(group)
    request = ConfirmationRequest.objects.select_for_update().get(pk=request.pk)
    if request.how not in BY_DESK or request.submission_id is None:
        raise Refused(Answer(False, _("There is nothing of the desk to take back.")))
    Submission.objects.filter(confirmation_request=request).update(
        outcome=Submission.Outcome.WITHDRAWN, decided_by=user, decided_at=timezone.now()
    )
    _write(
        group,
        confirmed_on=request.confirmed_on_before,
        confirmed_by=request.confirmed_by_before,
    )
    request.answered_on = request.answered_by = request.submission = None
    request.how = ""
    request.save()


@transaction.atomic
def remind(group: GroupPage, user: "User", today: date | None = None) -> int:
    """Write to the group once more; return to how many addresses.

    Raises:
        Refused: the person may not, or the group has answered.
    """
    request = request_of(group, user, today)
    require(permissions.can_be_confirmed(request.group))
    if request.answered_on:
        raise Refused(Answer(False, _("This group has confirmed already.")))
    written = notifications.reminded(request)
    if written:
        request.reminded_on = today or timezone.localdate()
        request.save(update_fields=["reminded_on"])
    return written


@transaction.atomic
def take_out(group: GroupPage, user: "User", reason: str) -> None:
    """Let lists and search leave the group out; its address still answers, marked.

    Raises:
        Refused: the person may not, or it is out already.
    """
    require(desk_answer(user))
    group = locked(group)
    if group.taken_out:
        raise Refused(Answer(False, _("This group is out of the lists already.")))
    _write(group, taken_out=True)
    log(instance=group, action="groups.take_out", user=user, data={"reason": reason})
    round = ConfirmationRound.objects.current()
    unanswered = ConfirmationRequest.objects.unanswered()
    notifications.taken_out(group, unanswered.filter(round=round, group=group).first())


@transaction.atomic
def put_back(group: GroupPage, user: "User") -> None:
    """Let lists and search show the group again.

    Raises:
        Refused: the person may not, or it is not out.
    """
    require(desk_answer(user))
    group = locked(group)
    if not group.taken_out:
        raise Refused(Answer(False, _("This group is in the lists already.")))
    _write(group, taken_out=False)
    log(instance=group, action="groups.put_back", user=user)
    notifications.put_back(group)


def _write(group: GroupPage, **recorded: object) -> None:
    """Change what the hub records of a page; search and cached fragments follow."""
    for name, value in recorded.items():
        setattr(group, name, value)
    group.save(clean=False, update_fields=list(recorded))
    changed(GroupPage)


def _record(group: GroupPage, how: str, user: "User | None", note: str) -> Submission:
    """Write the confirmation into the group's history: no review, as nothing changes."""
    return Submission.objects.create(
        page=group,
        kind=RequestKind.CONFIRMATION,
        revision=group.live_revision,
        public_before=group.live_revision,
        sent_by=user,
        typed_at_desk=how in BY_DESK,
        call_note=note,
        outcome=Submission.Outcome.APPROVED,
        decided_at=timezone.now(),
    )


def _who(group: GroupPage, how: str, user: "User | None") -> str:
    """Return who confirmed, by their part in the group: names of people stay out of the page."""
    with translation.override(settings.LANGUAGE_CODE):
        roles = Membership.objects.filter(group=group, user=user).values_list("role", flat=True)
        if how not in BY_DESK and Membership.Role.OWNER in roles:
            return _("The group's representative")
        if how not in BY_DESK and roles:
            return _("The group's editor")
        return _("The group")
