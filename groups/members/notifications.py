"""Who is told what happened among a group's people, each in their own language."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from groups.members.permissions import owners
from groups.members.record import sentence
from groups.models import GroupPage, Invitation, MembershipEvent
from hub.mail.services import absolute, queue_mail

if TYPE_CHECKING:
    from hub.accounts.models import User


def invited(invitation: Invitation, token: str) -> None:
    """Send the link. It is not kept anywhere: anyone who reads it could accept."""
    with translation.override(invitation.language):
        queue_mail(
            template="groups/members/mail/invitation",
            context={
                "invitation": invitation,
                "group": invitation.group,
                "inviter": "" if invitation.by_desk else str(invitation.invited_by),
                "address": absolute(reverse("portal:invitation", args=[token])),
                "reason": _("Somebody invited this address to keep a group's page."),
            },
            address=invitation.email,
            language=invitation.language,
            is_confidential=True,
        )


def asked(invitation: Invitation) -> None:
    """Ask a member to take over. The answer is given on their own pages, signed in."""
    _write(
        invitation.asked,
        invitation.group,
        "asked",
        invitation=invitation,
        inviter=str(invitation.invited_by),
        path=lambda: reverse("portal:request", args=[invitation.group_id]),
    )


def happened(event: MembershipEvent) -> None:
    """Tell all members but the one who did it."""
    for membership in event.group.memberships.select_related("user"):
        if membership.user_id != event.by_id or event.by_desk:
            _write(membership.user, event.group, "changed", event=event)


def handed_over(event: MembershipEvent) -> None:
    """Tell all but the successor, who has just said yes; who handed over too if they leave."""
    told = {row.user for row in event.group.memberships.select_related("user")} | {event.by}
    for person in told - {event.person, None}:
        _write(person, event.group, "changed", event=event, path=lambda: reverse("portal:home"))


def removed(event: MembershipEvent) -> None:
    """Tell the person concerned, who is no longer a member."""
    _write(event.person, event.group, "removed", event=event, path=lambda: reverse("portal:home"))


def declined(invitation: Invitation, event: MembershipEvent) -> None:
    """Tell the owners, who know the address."""
    for membership in owners(invitation.group):
        _write(membership.user, invitation.group, "changed", event=event)


def _write(
    person: "User | None",
    group: GroupPage,
    template: str,
    *,
    event: MembershipEvent | None = None,
    path: Callable[[], str] | None = None,
    **context: object,
) -> None:
    if person is None:  # whose account has been deleted in the meantime
        return
    with translation.override(person.language):
        where = path() if path else reverse("portal:people", args=[group.pk])
        queue_mail(
            template=f"groups/members/mail/{template}",
            context={
                "group": group,
                "what": sentence(event) if event else "",
                "why": event.reason if event else "",
                "address": absolute(where),
                "reason": _("You keep the page of this group.")
                if template != "removed"
                else _("You kept the page of this group."),
                **context,
            },
            recipient=person,
        )
