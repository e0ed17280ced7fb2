"""An email address becomes a person who is signed in: the link is sent, then confirmed.

The answers do not reveal whether an account exists: the difference is in the email.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from groups.models import GroupPage
from groups.purposes import REGISTRATION
from hub.accounts.links import (
    IssuedLink,
    check_link_code,
    find_link,
    issue_link,
    note_mailbox,
    revoke_links,
    use_link,
)
from hub.accounts.models import MailLink, User
from hub.accounts.permissions import signs_in_by_mail
from hub.accounts.purposes import SIGN_IN, ways_in
from hub.accounts.services import create_person
from hub.core.switches import is_open
from hub.mail.models import OutgoingMail
from hub.mail.services import absolute, queue_mail
from hub.submissions.history import was_sent
from hub.text.mail_addresses import mail_key

RESUMABLE_FOR = timedelta(days=30)
SIGN_IN_FOR = timedelta(days=1)


@transaction.atomic
def send_way_in(email: str, language: str, asked_by: str = "") -> MailLink | None:
    """Send the mailbox a link and a code, or word of how its account signs in.

    Earlier links that the same browser asked for are void; those that others asked for are not:
    anybody may type an address that is not theirs.

    Args:
        email: where to; its reader may have an account or not. Or the ID of an account: the mail
            goes to its address.
        language: in which to write.
        asked_by: a name of the browser that asks.

    Returns:
        The link, or None when the mail holds none (the account has a password, or is closed), and
        when there is no account and nobody registers a group by themselves.
    """
    user = User.objects.called(email)
    email = mail_key(user.email or "" if user else email)
    if "@" not in email:  # an ID that nobody has, or whose account has no address
        make_password("")
        return None
    if user is None and not is_open("groups.registration"):
        make_password("")
        return None
    if user is not None and not signs_in_by_mail(user):
        make_password("")  # as much work as a new code
        _tell_of_account(user, email, language)
        return None
    revoke_links(email=email, purpose__in=ways_in(), subject=asked_by)
    resumable = user is None or not has_sent_all(user)
    issued = issue_link(
        purpose=REGISTRATION if resumable else SIGN_IN,
        email=email,
        user=user,
        subject=asked_by,
        valid_for=RESUMABLE_FOR if resumable else SIGN_IN_FOR,
        with_code=True,
        language=language,
    )
    _send(issued, language)
    return issued.link


def has_sent_all(user: User) -> bool:
    """Return whether `user` has groups, and no registration that is still to be sent."""
    groups = GroupPage.objects.kept_by(user)
    return bool(groups) and all(was_sent(group) for group in groups)


def mail_sent_to(typed: str, since: str) -> OutgoingMail | None:
    """Return the last mail to an address since then, for whoever asked for it: has it left?

    Of an ID nothing is said, nor while nobody registers by themselves: both would tell strangers
    whether there is an account.

    Args:
        typed: the address, or an ID.
        since: when it was asked for (ISO 8601).
    """
    if "@" not in typed or not is_open("groups.registration"):
        return None
    mails = OutgoingMail.objects.filter(recipient=mail_key(typed), created_at__gte=since)
    return mails.order_by("pk").last()


def find_way_in(token: str) -> MailLink | None:
    """Return the link of an email that signs in, else None."""
    found = (find_link(token, purpose) for purpose in ways_in())
    return next((link for link in found if link), None)


@transaction.atomic
def confirm(link: MailLink) -> User | None:
    """Return the person who reads the mailbox of `link`, made if there was none.

    A registration's link may be confirmed again, on another device; another one only once.

    Returns:
        None if the link has been used or voided, or its account signs in otherwise.
    """
    link = MailLink.objects.usable().select_for_update().filter(pk=link.pk).first()
    if link is None:
        return None
    user = link.user or User.objects.filter(email=link.email).first()
    if user is None:
        user = create_person(name="", email=link.email, language=link.language)
    if not signs_in_by_mail(user) or user.email != link.email:
        return None
    if link.purpose == SIGN_IN:
        return user if use_link(link) else None
    if link.user_id is None:
        link.user = user
        link.save(update_fields=["user"])
    note_mailbox(user.pk, link.email)
    return user


def confirm_code(pk: int | None, typed: str) -> User | None:
    """Return the person of link `pk` if `typed` is its code (see `confirm`)."""
    sent = MailLink.objects.filter(pk=pk, purpose__in=ways_in()).first()
    link = check_link_code(pk, typed, sent.purpose if sent else SIGN_IN)
    return confirm(link) if link else None


def _send(issued: IssuedLink, language: str) -> None:
    link = issued.link
    with translation.override(language):
        address = absolute(reverse("portal:confirm_link", args=[issued.token]))
        resumable = link.purpose == REGISTRATION
        queue_mail(
            template="groups/mail/way_in",
            context={
                "address": address,
                "code": issued.code,
                "resumable": resumable,
                "expires_at": link.expires_at,
                "reason": _("Somebody typed this e-mail address on our registration page."),
            },
            address=link.email,
            language=language,
        )


def _tell_of_account(user: User, email: str, language: str) -> None:
    with translation.override(language):
        queue_mail(
            template="groups/mail/registered_already",
            context={
                "closed": not user.is_active,
                "sign_in": absolute(reverse(settings.LOGIN_URL)),
                "reset": absolute(reverse("account_reset_password")),
                "reason": _("Somebody typed this e-mail address on our registration page."),
            },
            address=email,
            language=language,
        )
