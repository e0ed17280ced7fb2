"""Six digits in a mail, for whoever cannot press the links of mails.

In city hall mails are read on another screen than the internet. A code is good for an hour, for
five tries, and only in the browser that asked for it; a mailbox gets five a day of a kind, so that
guessing stays hopeless. It sets a new password, or, in place of one, signs in those for whom
`signs_in_by_code` says so.
"""

from dataclasses import dataclass

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from hub.accounts.limits import consume, declare_limit
from hub.accounts.links import CODE_VALID_FOR, check_link_code, issue_link, use_link
from hub.accounts.models import User
from hub.accounts.permissions import signs_in_by_code
from hub.accounts.purposes import NEW_PASSWORD, STAFF_CODE
from hub.mail.services import queue_mail

declare_limit("mailed_code", "5/d/key")


@dataclass(frozen=True)
class MailedCode:
    """The codes of one purpose (a code of `Purpose`)."""

    purpose: str

    def begin(self, request: HttpRequest, email: str) -> str:
        """Return a code for the mail that is about to go to `email`; "" if it had enough of them.

        What others asked for stays good: each code has a subject of its own.
        """
        if not consume(request, "mailed_code", key=f"{self.purpose}|{email}"):
            return ""
        issued = issue_link(
            purpose=self.purpose,
            email=email,
            subject=get_random_string(22),
            valid_for=CODE_VALID_FOR,
            with_code=True,
        )
        request.session[self._session_key] = issued.link.pk
        return issued.code

    def owner(self, request: HttpRequest, typed: str) -> User | None:
        """Return whose mailbox it was, if `typed` is the code this browser asked for; use it up.

        A wrong, old or used code and a mailbox that no account has cannot be told apart.
        """
        link = check_link_code(request.session.get(self._session_key), typed, self.purpose)
        user = _user_of(link.email) if link else None
        if link is None or user is None or not use_link(link):
            return None
        del request.session[self._session_key]
        return user

    @property
    def _session_key(self) -> str:
        return f"accounts_code_{self.purpose}"


def _user_of(email: str) -> User | None:
    return User.objects.filter(email__iexact=email, is_active=True).first()


_reset, _staff = MailedCode(NEW_PASSWORD), MailedCode(STAFF_CODE)


def begin_reset(request: HttpRequest, email: str) -> None:
    """Make the code that the mail of a new password bears as well."""
    request.reset_code = _reset.begin(request, email)


def code_for_mail(request: HttpRequest) -> str:
    """Return the code that `begin_reset` made for this request's mail; "" if it has none."""
    return getattr(request, "reset_code", "")


def address_by_code(request: HttpRequest, typed: str) -> str | None:
    """Return where a new password is set, if `typed` is the code this browser asked for."""
    user = _reset.owner(request, typed)
    if user is None:
        return None
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    key = {"uidb36": user_pk_to_url_str(user), "key": token}
    return reverse("account_reset_password_from_key", kwargs=key)


def send_staff_code(request: HttpRequest, email: str) -> None:
    """Send a code that signs in, if it may sign the owner of this mailbox in.

    Whoever asks cannot tell whether a mail was sent.
    """
    code, user = _staff.begin(request, email), _user_of(email)
    if code and user and signs_in_by_code(user):
        queue_mail(
            recipient=user,
            template="accounts/email/staff_code",
            context={
                "name": user.get_full_name(),
                "code": code,
                "reason": _("Somebody asked for a code to sign in to your account."),
            },
        )


def person_by_code(request: HttpRequest, typed: str) -> User | None:
    """Return whom `typed` signs in, if it is the code this browser asked for and still may."""
    user = _staff.owner(request, typed)
    return user if user and signs_in_by_code(user) else None
