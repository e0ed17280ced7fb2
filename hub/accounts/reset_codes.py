"""Six digits in the mail of a new password, for whoever cannot press the links of mails.

In city hall mails are read on another screen than the internet. A code is good for an hour, for
five tries, and only in the browser that asked for it; a mailbox gets five a day, so that guessing
stays hopeless. The mail's link is good with or without one.
"""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import get_random_string

from hub.accounts.limits import consume, declare_limit
from hub.accounts.links import CODE_VALID_FOR, check_link_code, issue_link, use_link
from hub.accounts.models import User
from hub.accounts.purposes import NEW_PASSWORD

SESSION_KEY = "accounts_reset"
declare_limit("reset_code", "5/d/key")


def begin_reset(request: HttpRequest, email: str) -> None:
    """Make a code for the mail that is about to go to `email`, unless it had enough of them.

    What others asked for stays good: each code has a subject of its own.
    """
    request.reset_code = ""
    if not consume(request, "reset_code", key=email):
        return
    issued = issue_link(
        purpose=NEW_PASSWORD,
        email=email,
        subject=get_random_string(22),
        valid_for=CODE_VALID_FOR,
        with_code=True,
    )
    request.session[SESSION_KEY] = issued.link.pk
    request.reset_code = issued.code


def code_for_mail(request: HttpRequest) -> str:
    """Return the code that `begin_reset` made for this request's mail; "" if it has none."""
    return getattr(request, "reset_code", "")


def address_by_code(request: HttpRequest, typed: str) -> str | None:
    """Return where a new password is set, if `typed` is the code this browser asked for.

    A wrong, old or used code and a mailbox that no account has cannot be told apart.
    """
    link = check_link_code(request.session.get(SESSION_KEY), typed, NEW_PASSWORD)
    user = User.objects.filter(email__iexact=link.email, is_active=True).first() if link else None
    if link is None or user is None or not use_link(link):
        return None
    del request.session[SESSION_KEY]
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    key = {"uidb36": user_pk_to_url_str(user), "key": token}
    return reverse("account_reset_password_from_key", kwargs=key)
