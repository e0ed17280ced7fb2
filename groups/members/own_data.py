"""The groups' part in giving people their data and in letting them go (see `hub.accounts.me`)."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from groups.choices import ActivityStatus
from groups.members import notifications
from groups.members.permissions import owners
from groups.members.record import Kind, record, sentence
from groups.members.services import void_requests_of
from groups.models import GroupPage, Invitation, Membership, MembershipEvent
from groups.portal import PORTAL
from hub.accounts.me.rooms import Room
from hub.forms.models import Draft
from hub.submissions.models import Submission

if TYPE_CHECKING:
    from hub.accounts.models import User


def _rows(rows: models.QuerySet, *names: str) -> list[dict[str, object]]:
    return list(rows.order_by("pk").values("group__title", *names))


def _memberships(user: "User") -> list[dict[str, object]]:
    return _rows(Membership.objects.filter(user=user), "role", "created_at")


def _events(user: "User") -> list[dict[str, object]]:
    about = MembershipEvent.objects.filter(Q(person=user) | Q(by=user))
    events = about.select_related("group", "by", "person", "invitation__asked").order_by("pk")
    return [
        {
            "group": event.group.title,
            "at": event.at,
            "what": sentence(event),
            "reason": event.reason,
        }
        for event in events
    ]


def _invitations(user: "User") -> list[dict[str, object]]:
    mine = Q(invited_by=user) | Q(asked=user) | Q(answered_by=user)
    if user.email:
        mine |= Q(email__iexact=user.email)
    names = ("email", "name", "role", "language", "state", "created_at", "expires_at")
    return _rows(Invitation.objects.filter(mine), *names, "settled_at")


def _submissions(user: "User") -> list[dict[str, object]]:
    names = ("kind", "sent_at", "note", "outcome", "decided_at", "comment")
    sent = Submission.objects.filter(sent_by=user).order_by("pk")
    return list(sent.values("page__title", *names))


def _drafts(user: "User") -> list[dict[str, object]]:
    drafts = Draft.objects.for_form(PORTAL).filter(updated_by=user).order_by("pk")
    return list(drafts.values("data", "updated_at"))


def _groups_of(user: "User") -> models.QuerySet:
    return GroupPage.objects.filter(memberships__user=user).order_by("pk")


def _hold(user: "User") -> None:
    """Lock the groups, always in the same order: anyone leaving them has to wait for us."""
    keys = list(_groups_of(user).values_list("pk", flat=True))
    list(GroupPage.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _obstacles(user: "User") -> list[str]:
    return [reason for group in _groups_of(user) if (reason := _obstacle(group, user))]


def _obstacle(group: GroupPage, user: "User") -> str:
    """Return why `group` needs `user`, or "": it has others, is dissolved, or never was public."""
    is_owner = owners(group).filter(user=user).exists()
    if not is_owner or owners(group).exclude(user=user).exists():
        return ""
    if group.activity_status == ActivityStatus.CLOSED:
        return ""
    if WorkflowState.objects.active().for_instance(group).exists() and not group.live:
        return _(
            "You are the only representative of %(group)s, which you have sent to the city. Please"
            " take it back first, or hand over to somebody."
        ) % {"group": group.title}
    if _is_forgotten_with(group, user):
        return ""
    return _(
        "You are the only representative of %(group)s. Please hand over to somebody first, or ask"
        " the desk to close the group."
    ) % {"group": group.title}


def _is_forgotten_with(group: GroupPage, user: "User") -> bool:
    """Whether `group` is a draft that no one else manages and that has never been public."""
    others = group.memberships.exclude(user=user).exists()
    return not others and not group.live and group.first_published_at is None


def _on_delete(user: "User") -> dict[str, int]:
    drafts = 0
    for group in _groups_of(user):
        if _is_forgotten_with(group, user):
            group.delete()
            drafts += 1
            continue
        void_requests_of(group, user)
        role = group.memberships.get(user=user).role
        group.memberships.filter(user=user).delete()
        notifications.happened(record(group, Kind.DELETED, None, role=role))
    theirs = Q(asked=user)
    if user.email:
        theirs |= Q(email__iexact=user.email)
    invitations = Invitation.objects.filter(theirs).delete()[0]
    return {"unpublished groups": drafts, "invitations": invitations}


ROOM = Room(
    sections={
        "groups_kept": _memberships,
        "what_happened_in_groups": _events,
        "invitations": _invitations,
        "submissions": _submissions,
        "drafts_last_saved": _drafts,
    },
    covers=frozenset(
        {
            "groups.Membership.user",
            "groups.MembershipEvent.by",
            "groups.MembershipEvent.person",
            "groups.Invitation.asked",
            "groups.Invitation.invited_by",
            "groups.Invitation.answered_by",
            "submissions.Submission.sent_by",
            "forms.Draft.updated_by",
        }
    ),
    hold=_hold,
    obstacles=_obstacles,
    on_delete=_on_delete,
)
