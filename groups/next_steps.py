"""What people who keep groups' pages are asked to do next."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from groups.models import GroupPage, Invitation
from hub.accounts.next_steps import NextStep
from hub.submissions.workflow import ReviewState, State

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User", thing: object | None) -> Iterator[NextStep]:
    """Say it on the first page of all groups: the page of one shows the same at full length."""
    if thing is not None:
        return
    for invitation in Invitation.objects.for_person(user).select_related("group"):
        address = reverse("portal:request", args=[invitation.group_id])
        yield NextStep(_("Please take over"), address, invitation.group.title, order=100)
    for group in GroupPage.objects.kept_by(user).in_kana_order():
        yield from _of_group(group, ReviewState.of(group))


def _of_group(group: GroupPage, review_state: ReviewState) -> Iterator[NextStep]:
    if review_state.state == State.RETURNED:
        address = reverse("portal:step", args=[group.pk, "identity"])
        yield NextStep(_("Please correct something"), address, group.title, order=200)
    asked = group.asked_now
    is_open = asked and not asked.answered_on and group.live and not group.is_closed
    if is_open and review_state.state != State.REVIEW:
        address = reverse("portal:confirm_signed_in", args=[group.pk])
        yield NextStep(_("Is your page still correct?"), address, group.title, order=300)
