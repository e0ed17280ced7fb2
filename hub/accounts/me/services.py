"""A person changes or deletes their own account. One change = one transaction, no request."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.accounts.links import issue_link, revoke_links, use_link
from hub.accounts.me.rooms import rooms
from hub.accounts.models import Deletion, SecurityEvent, User
from hub.accounts.permissions import is_outside_city_hall
from hub.accounts.purposes import DELETION, EMAIL, SIGN_IN
from hub.core import deletions
from hub.mail.models import OutgoingMail
from hub.mail.services import absolute, queue_mail
from hub.text.mail_addresses import mail_key

if TYPE_CHECKING:
    from hub.accounts.models import MailLink

DELETION_LINK = timedelta(hours=1)
# Shorter names appear in too many mails about someone else.
MIN_NAME_LENGTH = 2
STAFF = gettext_lazy("Accounts of city staff are closed by the administrator of the hub.")
STAFF_EMAIL = gettext_lazy("Addresses of city staff are changed by the administrator of the hub.")
ENOUGH_MAIL = gettext_lazy("Several e-mails were sent already. Please try again in an hour.")


class CannotDelete(Exception):
    """Something must happen first; `reasons` say what, in words for the person."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


class AddressTaken(Exception):
    """Another account has taken this address in the meantime."""


@transaction.atomic
def ask_for_email(user: User, email: str) -> None:
    """Send a link to a new address; nothing changes before it is used.

    If the address belongs to someone else, they are told instead, and `user` learns nothing.
    """
    email = mail_key(email)
    revoke_links(purpose=EMAIL, user=user)
    owner = User.objects.filter(email=email).exclude(pk=user.pk).first()
    if owner:
        with translation.override(owner.language):
            queue_mail(
                template="accounts/me/mail/address_taken",
                context={"reason": _("Somebody typed this address as theirs.")},
                recipient=owner,
            )
        return
    issued = issue_link(purpose=EMAIL, email=email, user=user, subject=f"user:{user.pk}")
    with translation.override(user.language):
        queue_mail(
            template="accounts/me/mail/new_email",
            context={
                "name": str(user),
                "address": absolute(reverse("me:email_link", args=[issued.token])),
                "reason": _("Somebody wants to use this address for an account of this hub."),
            },
            address=email,
            language=user.language,
        )


@transaction.atomic
def take_email(link: "MailLink") -> User | None:
    """Make the address of `link` the person's own, and tell the old address.

    Returns:
        The person, or None if the link has been used in the meantime.

    Raises:
        AddressTaken: someone else has made an account with it in the meantime.
    """
    if link.user is None or not use_link(link):
        return None
    user = User.objects.select_for_update().get(pk=link.user_id)
    if User.objects.filter(email=link.email).exclude(pk=user.pk).exists():
        raise AddressTaken
    old = user.email
    user.email = user.confirmed_email = link.email
    user.save(update_fields=["email", "confirmed_email"])
    revoke_links(user=user, purpose=SIGN_IN)
    if old and old != user.email:
        with translation.override(user.language):
            queue_mail(
                template="accounts/me/mail/email_changed",
                context={
                    "name": str(user),
                    "reason": _("This address belonged to an account of this hub until now."),
                },
                address=old,
                language=user.language,
            )
    return user


@transaction.atomic
def send_deletion_link(user: User) -> None:
    """Send a link that replaces the password on the page that deletes the account."""
    issued = issue_link(
        purpose=DELETION,
        email=user.email or "",
        user=user,
        subject=f"user:{user.pk}",
        valid_for=DELETION_LINK,
    )
    with translation.override(user.language):
        queue_mail(
            template="accounts/me/mail/deletion_link",
            context={
                "name": str(user),
                "address": absolute(reverse("me:delete_link", args=[issued.token])),
                "reason": _("Somebody signed in to your account asked for this."),
            },
            recipient=user,
        )


def obstacles(user: User) -> list[str]:
    """Return what must happen before `user` can be deleted."""
    if not is_outside_city_hall(user):
        return [str(STAFF)]
    return [reason for room in rooms for reason in room.obstacles(user)]


@transaction.atomic
def delete_person(
    user: User, *, by: User | None = None, reference: str = "", is_replayed: bool = False
) -> Deletion:
    """Delete an account for good: records that must stay lose the name.

    Args:
        by: who at city hall does it on a written request; None if the person does it.
        reference: the number of that request.
        is_replayed: it happened before a backup was put back; the person knows.

    Returns:
        The record of it, which says nothing of who it was.

    Raises:
        CannotDelete: something must happen first.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    for room in rooms:
        room.hold(user)
    if reasons := obstacles(user):
        raise CannotDelete(reasons)
    removed: dict[str, int] = {}
    for room in rooms:
        removed |= room.on_delete(user)
    removed["emails"] = _forget_mail(user)
    removed["log entries"] = _forget_in_log(user)
    removed["security events"] = SecurityEvent.objects.forget_person(user)
    address, language = user.email, user.language
    _total, rows = user.delete()
    removed |= rows
    if address and not is_replayed:
        with translation.override(language):
            queue_mail(
                template="accounts/me/mail/deleted",
                context={"reason": _("You had an account here until now.")},
                address=address,
                language=language,
            )
    return Deletion.objects.create(
        on_request=bool(by or reference), by=by, reference=reference, removed=removed
    )


def key_of(user: User) -> str:
    """Return a key that no later account has, even if a backup lets numbers be given twice."""
    return f"{user.pk} {user.date_joined.isoformat()}"


def delete_again(key: str) -> bool:
    """Delete the person of this key, who had been deleted before a backup was put back."""
    user = User.objects.filter(pk=key.partition(" ")[0]).first()
    if user is None or key_of(user) != key:
        return False
    if not is_outside_city_hall(user):  # an administrator deleted it in the list of people
        user.delete()
        return True
    try:
        delete_person(user, is_replayed=True)
    except CannotDelete as refused:
        raise deletions.CannotReplay from refused
    return True


def _forget_mail(user: User) -> int:
    """Delete mail to this person, and mail sent to others that names them."""
    to, names = Q(), Q()
    if user.email:
        to = Q(recipient__iexact=user.email)
        names = Q(body__icontains=user.email) | Q(subject__icontains=user.email)
    if len(user.display_name) >= MIN_NAME_LENGTH:
        names |= Q(body__contains=user.display_name) | Q(subject__contains=user.display_name)
    gone = 0
    # What others still wait for goes out first; it is deleted with all sent mail in a month.
    done = Q(sent_at__isnull=False) | Q(next_attempt_at=None)
    for which in (to, names and (names & done)):
        if which:
            gone += OutgoingMail.objects.filter(which).delete()[0]
    return gone


def _forget_in_log(user: User) -> int:
    """Take the name out of the admin's log of what was done with this account."""
    from wagtail.models import ModelLogEntry

    entries = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk)
    )
    return entries.delete()[0]
