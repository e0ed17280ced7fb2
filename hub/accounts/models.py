"""People who sign in: staff by email, groups by email or by their 団体ID."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.accounts.password_rules import PUBLISHED
from hub.accounts.purposes import label_of
from hub.accounts.querysets import (
    HubUserManager,
    MailLinkQuerySet,
    OneTimeCodeQuerySet,
    SecurityEventQuerySet,
    WrittenOnce,
)
from hub.core.people import nullable_user_fk
from hub.text.mail_addresses import mail_key


class User(AbstractUser):
    """`username` is the staff number or 団体ID; `email` may be missing."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    # The address of which its holder has shown that they read its mail.
    confirmed_email = models.EmailField(_("e-mail"), blank=True, editable=False)
    display_name = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(
        _("language of e-mails"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    is_demonstration = models.BooleanField(
        _("demonstration account"), default=False, editable=False
    )

    objects = HubUserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [("manage_representatives", _("Can manage accounts of groups"))]

    def __str__(self) -> str:
        return self.get_full_name()

    def save(self, *args, **kwargs):
        # Signing in looks for the mailbox, however it is written.
        self.email = mail_key(self.email or "") or None
        return super().save(*args, **kwargs)

    @property
    def reads_mailbox(self) -> bool:
        """Whether it was shown that they read what is sent to `email`: the desk may mistype one."""
        return bool(self.email) and self.confirmed_email == self.email

    def check_password(self, raw_password: str) -> bool:
        """The demonstration's published password opens no account where there is none."""
        if raw_password == PUBLISHED and not settings.DEMONSTRATION_ALLOWED:
            return False
        return super().check_password(raw_password)

    def get_full_name(self) -> str:
        return self.display_name or super().get_full_name() or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()


class OneTimeCode(models.Model):
    """A code on the desk's letter, by which a representative sets a password of their own."""

    VALID_FOR = timedelta(days=30)

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="one_time_codes", verbose_name=_("person")
    )
    hashed_code = models.CharField(max_length=128, editable=False)
    issued_by = models.ForeignKey(
        User,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("issued by"),
    )
    issued_at = models.DateTimeField(_("issued"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    objects = OneTimeCodeQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")

    def __str__(self) -> str:
        return f"{self.user.username} ({self.expires_at:%Y-%m-%d})"


class MailLink(models.Model):
    """A link in an email, and perhaps a code in its place: who has it reads that mailbox.

    Made, found and used through `hub.accounts.links`, which keeps hashes alone.
    """

    MAX_ATTEMPTS = 5

    purpose = models.CharField(pgettext_lazy("link in an email", "purpose"), max_length=20)
    email = models.EmailField(_("e-mail"))
    user = models.ForeignKey(
        User,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="mail_links",
        verbose_name=_("person"),
    )
    subject = models.CharField(_("about"), max_length=80, blank=True)
    hashed_token = models.CharField(max_length=64, unique=True, editable=False)
    hashed_code = models.CharField(max_length=128, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    issued_at = models.DateTimeField(_("issued"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"), db_index=True)
    code_expires_at = models.DateTimeField(_("code valid until"), null=True, blank=True)
    used_at = models.DateTimeField(_("used"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)

    objects = MailLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [models.Index(fields=["purpose", "email"])]
        verbose_name = _("link in an e-mail")
        verbose_name_plural = _("links in e-mails")

    def __str__(self) -> str:
        return f"{label_of(self.purpose)} ({self.expires_at:%Y-%m-%d})"


class Attempt(models.Model):
    """A try at what is secret, kept while it counts (see `attempts.py`). Whose, it says by digests."""

    class Secret(models.TextChoices):
        PASSWORD = "password"  # noqa: S105
        LETTER = "letter"
        SECOND_FACTOR = "second_factor"

    secret = models.CharField(max_length=20, choices=Secret)
    name = models.CharField(max_length=64)  # digest of whose it is
    place = models.CharField(max_length=64)  # digest of the browser, city hall or address
    is_known = models.BooleanField(default=False)  # a browser of theirs, or city hall
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["secret", "name", "at"]),
            models.Index(fields=["secret", "place", "at"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_secret_display()} ({self.at:%Y-%m-%d %H:%M})"

    def succeeded(self) -> None:
        """Forget this try, and what the same person mistyped before in the same place."""
        alike = Attempt.objects.filter(secret=self.secret, name=self.name, place=self.place)
        alike.delete()


class SecurityEvent(models.Model):
    """What happened to somebody's way in or power: written once, read by few, gone after a year."""

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", _("Signed in")
        FAILED = "failed", _("Could not sign in")
        TOO_MANY = "too_many", _("Too many tries: refused for a while")
        SIGNED_OUT = "signed_out", _("Signed out")
        SESSION_OVER = "session_over", _("Signed out after a long time")
        PASSWORD = "password", _("New password")
        FACTOR_ON = "factor_on", _("Second factor switched on")
        FACTOR_OFF = "factor_off", _("Second factor switched off")
        FACTOR_CODES = "factor_codes", _("New recovery codes")
        POWER = "power", _("Roles or rights changed")
        EXPORTED = "exported", _("Took data away as a file")

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    kind = models.CharField(_("what"), max_length=20, choices=Kind, db_index=True)
    person = nullable_user_fk(_("person"))
    username = models.CharField(_("ID of the person"), max_length=150, blank=True)
    by = nullable_user_fk(_("Done by"))
    address = models.CharField(_("IP address"), max_length=45, blank=True)
    device = models.CharField(_("Browser"), max_length=200, blank=True)
    details = models.JSONField(_("Details"), default=dict)

    objects = SecurityEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = verbose_name_plural = _("Sign-ins and powers")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind} {self.username}"

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            raise WrittenOnce
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs) -> None:
        raise WrittenOnce


class Deletion(models.Model):
    """An account was deleted. Nothing in it says whose; `by` is the person of city hall."""

    at = models.DateTimeField(_("deleted"), auto_now_add=True)
    on_request = models.BooleanField(_("on a written request"), default=False)
    reference = models.CharField(_("number of the request"), max_length=80, blank=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    removed = models.JSONField(_("records removed or made nameless"), default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("deletion of an account")
        verbose_name_plural = _("deletions of accounts")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
