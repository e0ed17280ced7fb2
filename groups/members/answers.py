"""What people say to an invitation. One change = one transaction."""

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from groups.members import notifications
from groups.members.invitations import account_of, fresh, note, subject_of
from groups.members.permissions import may_accept, may_use
from groups.members.record import Kind
from groups.members.services import OWNER, hand_over, settle
from groups.models import GroupPage, Invitation, Membership
from groups.purposes import INVITATION
from hub.accounts.links import note_mailbox, use_link
from hub.accounts.services import create_person
from hub.core.rules import Answer, Refused
from hub.submissions.records import locked

if TYPE_CHECKING:
    from hub.accounts.models import MailLink, User

ACCOUNT_MEANWHILE = _(
    "There is an account with this address now. Please sign in, and say yes again."
)
USED = _("This link was used already. If it was not you, please call the desk.")


@transaction.atomic
def accept(invitation: Invitation, user: "User", link: "MailLink | None" = None) -> Invitation:
    """Make `user` a member as the invitation says. Doing it twice is the same as once.

    Args:
        user: who is signed in.
        link: that of the email; may be missing if `user` was asked on the portal.

    Raises:
        Refused: the invitation is not theirs, or it was answered, withdrawn or is too old.
    """
    group = locked(invitation.group)
    invitation = fresh(invitation)
    if invitation.state == Invitation.State.ACCEPTED and invitation.answered_by_id == user.pk:
        return invitation
    answer = may_accept(user, invitation, account_of(invitation.email))
    if not answer:
        raise Refused(answer)
    if not invitation.asked_id and not (link and _is_about(link, invitation) and use_link(link)):
        raise Refused(Answer(False, USED))
    settle(invitation, Invitation.State.ACCEPTED, user)
    _join(group, user, invitation)
    return invitation


@transaction.atomic
def accept_as_new(
    invitation: Invitation, link: "MailLink", *, name: str, password: str = ""
) -> "User":
    """Make an account for the holder of the invited address, and accept with it.

    Args:
        name: as others of the group see it.
        password: may be missing; one can be set later.

    Raises:
        Refused: as `accept`; or the address has an account already.
    """
    locked(invitation.group)
    try:
        user = create_person(
            name=name, email=invitation.email, language=invitation.language, password=password
        )
    except IntegrityError:
        raise Refused(Answer(False, ACCOUNT_MEANWHILE)) from None
    accept(invitation, user, link)
    note_mailbox(user.pk, invitation.email)
    return user


@transaction.atomic
def decline(
    invitation: Invitation, user: "User | None" = None, link: "MailLink | None" = None
) -> Invitation:
    """Say no; who invited is told. Needs the link, or the member who was asked.

    Raises:
        Refused: it is not theirs, or it was answered, withdrawn or is too old.
    """
    locked(invitation.group)
    invitation = fresh(invitation)
    if answer := may_use(invitation):
        is_asked = invitation.asked_id is not None and user and user.pk == invitation.asked_id
        if not is_asked and not (link and _is_about(link, invitation) and use_link(link)):
            raise Refused(Answer(False, USED))
    else:
        raise Refused(answer)
    settle(invitation, Invitation.State.DECLINED, user)
    event = note(invitation, Kind.DECLINED, user, person=invitation.asked)
    notifications.declined(invitation, event)
    return invitation


def _join(group: GroupPage, user: "User", invitation: Invitation) -> None:
    membership, _new = Membership.objects.get_or_create(
        group=group, user=user, defaults={"role": invitation.role}
    )
    if invitation.role == OWNER and not membership.is_owner:
        membership.role = OWNER
        membership.save(update_fields=["role"])
    if invitation.hands_over:
        hand_over(group, invitation.invited_by, user, then_leaves=invitation.then_leaves)
    else:
        event = note(invitation, Kind.JOINED, user, person=user)
        notifications.happened(event)


def _is_about(link: "MailLink", invitation: Invitation) -> bool:
    return link.purpose == INVITATION and link.subject == subject_of(invitation)
