"""What happened among a group's people: written with the change, read as sentences."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import GroupPage, Invitation, MembershipEvent

if TYPE_CHECKING:
    from hub.accounts.models import User

Kind = MembershipEvent.Kind
DESK = gettext_lazy("The collaboration desk")
GONE = gettext_lazy("somebody whose account was deleted")

SENTENCES: dict[str, str | Promise] = {
    Kind.ACCOUNT: gettext_lazy("%(by)s opened an account for %(whom)s (%(role)s)."),
    Kind.INVITED: gettext_lazy("%(by)s invited %(whom)s (%(role)s)."),
    Kind.RENEWED: gettext_lazy("%(by)s sent the invitation of %(whom)s again."),
    Kind.WITHDRAWN: gettext_lazy("%(by)s withdrew the invitation of %(whom)s."),
    Kind.DECLINED: gettext_lazy("%(whom)s declined the invitation."),
    Kind.JOINED: gettext_lazy("%(whom)s joined (%(role)s)."),
    Kind.MADE_OWNER: gettext_lazy("%(by)s made %(whom)s a representative."),
    Kind.ASKED: gettext_lazy("%(by)s asked %(whom)s to take over."),
    Kind.HANDED_OVER: gettext_lazy("%(by)s handed over to %(whom)s."),
    Kind.LEFT: gettext_lazy("%(whom)s left."),
    Kind.REMOVED: gettext_lazy("%(by)s removed %(whom)s."),
    Kind.DELETED: gettext_lazy("One person deleted their account."),
}


def record(group: GroupPage, kind: str, by: "User | None", **values: object) -> MembershipEvent:
    """Write down what happened; `values` are further columns of `MembershipEvent`."""
    return MembershipEvent.objects.create(group=group, kind=kind, by=by, **values)


def sentence(event: MembershipEvent) -> str:
    """Return what happened, in the active language. Email addresses: for owners and the desk."""
    return str(SENTENCES[event.kind]) % {
        "by": str(DESK) if event.by_desk else str(event.by or GONE),
        "whom": _whom(event),
        "role": event.get_role_display(),
    }


def _whom(event: MembershipEvent) -> str:
    if event.person:
        return str(event.person)
    invitation: Invitation | None = event.invitation
    return invitation.whom if invitation else _("somebody whose account was deleted")


def history(group: GroupPage) -> list[dict[str, object]]:
    """Return what happened among the people of `group`, newest first, for owners and the desk."""
    events = group.membership_events.select_related("by", "person", "invitation__asked")
    return [
        {"at": event.at, "text": sentence(event), "reason": event.reason, "event": event}
        for event in events
    ]
