"""How allauth behaves here: no one signs up, emails are queued, answers are generic."""

import base64
import hashlib
from contextlib import suppress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from hub.accounts.attempts import Attempt, Secret, claim_attempt, forget_attempts
from hub.accounts.known_browsers import remember_browser
from hub.accounts.mailed_codes import code_for_mail
from hub.accounts.models import User
from hub.accounts.permissions import is_staff_member
from hub.core.http import client_address
from hub.core.switches import is_address_open
from hub.mail.services import queue_mail

WRONG = _("The ID or the password is not right. Please check both.")
TOO_MANY = _("There were too many attempts. Please wait five minutes and try again.")
WRONG_CODE = _("This code is not right. Please check it.")
WRONG_PASSWORD = _("This password is not right.")

# What is told to the owner of an account after the fact, by the name allauth gives the event.
NOTICES = {
    "password_changed": _("The password was changed."),
    "password_reset": _("A new password was set."),
    "password_set": _("A password was set."),
    "totp_activated": _("Signing in with an authenticator app was switched on."),
    "totp_deactivated": _("Signing in with an authenticator app was switched off."),
    "recovery_codes_generated": _("New recovery codes were made."),
}


# What allauth keeps of a second factor by way of `encrypt`.
ENCRYPTED = {"secret", "seed", "migrated_codes"}


class AccountAdapter(DefaultAccountAdapter):
    attempt: Attempt | None = None
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": WRONG_PASSWORD,
        "enter_current_password": WRONG_PASSWORD,
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "invalid_password_reset": _("This link was used already or is too old."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where a person's own work is: the admin, or the group's pages."""
        if is_staff_member(request.user):
            return reverse("wagtailadmin_home")
        portal = reverse("portal:home")
        return portal if is_address_open(portal) else reverse("me:home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def login(self, request: HttpRequest, user) -> None:
        """Sign in; the language first chosen by hand becomes the language of emails."""
        language = get_language()
        first_time = user.last_login is None
        super().login(request, user)
        if first_time and language != settings.LANGUAGE_CODE:
            user.language = language
            user.save(update_fields=["language"])

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Built on BASE_URL: the Host header is the client's word."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.BASE_URL + path.replace("UID-KEY", key)

    def post_login(self, request: HttpRequest, user, **options: Any) -> HttpResponse:
        response = super().post_login(request, user, **options)
        remember_browser(request, response, user.pk)
        return response

    def get_client_ip(self, request: HttpRequest) -> str:
        """As many proxies as there are, not only as many as there should be."""
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try at a password in the database; allauth counts in the cache alone."""
        typed = str(credentials.get("email") or credentials.get("username") or "")
        self.attempt = claim_attempt(
            request, Secret.PASSWORD, user=User.objects.called(typed), typed=typed
        )
        if self.attempt is None:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        if self.attempt:
            self.attempt.succeeded()

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        """Whoever has set a new password by e-mail starts anew."""
        if user := User.objects.called(credentials.get("email", "")):
            forget_attempts(Secret.PASSWORD, user)

    def send_password_reset_mail(self, user, email: str, context: dict[str, Any]) -> None:
        queue_mail(
            recipient=user,
            template="accounts/email/password_reset",
            context={
                "name": user.get_full_name(),
                "username": user.username,
                "url": context["password_reset_url"],
                "code": code_for_mail(context["request"]),
                "reason": _("Somebody asked for a new password for your account."),
            },
        )

    def send_notification_mail(
        self, template_prefix: str, user, context: dict | None = None, email: str | None = None
    ) -> None:
        """Tell the owner of an account that something about signing in changed."""
        event = template_prefix.rpartition("/")[2]
        if event in NOTICES:
            queue_mail(
                recipient=user,
                template="accounts/email/security_notice",
                context={
                    "name": user.get_full_name(),
                    "what": NOTICES[event],
                    "reason": _("Something about signing in to your account changed."),
                },
            )


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"accounts.second-factor:" + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


def renew_second_factors() -> None:
    """Encrypt the secrets of second factors with the present SECRET_KEY.

    So a former key can leave SECRET_KEY_FALLBACKS without taking anyone's second factor along.
    One whose key is not among them was lost before, and is left as it is.
    """
    fernet = _fernet()
    for row in Authenticator.objects.select_for_update():
        with suppress(InvalidToken):
            row.data = {name: _renewed(value, name, fernet) for name, value in row.data.items()}
            row.save(update_fields=["data"])


def _renewed(value: Any, name: str, fernet: MultiFernet) -> Any:
    if isinstance(value, list):
        return [_renewed(each, name, fernet) for each in value]
    return fernet.rotate(value).decode() if name in ENCRYPTED else value


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps encrypted: a copied database does not sign in."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": _("Set up an authenticator app first."),
    }

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()
