"""Questions to the people behind a page from others, who need no account: passed on, then forgotten.

What someone wrote is here until it has reached them; after that a row says only that
there was an enquiry, and a keyed hash of the sender lets abuse be stopped for a while.
"""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.people import nullable_user_fk
from hub.enquiries.models.about_page import AboutPage
from hub.enquiries.querysets import EnquiryQuerySet
from hub.text.mail_addresses import mail_key

CONFIRM_WITHIN = timedelta(days=1)
FORGET_UNCONFIRMED_AFTER = timedelta(days=2)
FORGET_SENDER_AFTER = timedelta(days=90)


def sender_hash(email: str) -> str:
    """Return a stand-in for a sender's mailbox: equal for all ways of writing it, irreversible."""
    return salted_hmac("hub.enquiries.sender", mail_key(email)).hexdigest()


class Enquiry(AboutPage):
    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Not confirmed by the sender")
        SENT = "sent", pgettext_lazy("enquiry", "Sent")
        AT_DESK = "at_desk", _("To be passed on by the desk")
        PASSED_ON = "passed_on", _("Passed on by the desk")
        BLOCKED = "blocked", _("Stopped")

    state = models.CharField(
        _("state"), max_length=20, choices=State, default=State.UNCONFIRMED, db_index=True
    )
    created_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    handled_at = models.DateTimeField(_("passed on"), null=True, blank=True)
    reported_at = models.DateTimeField(_("reported as abuse"), null=True, blank=True)
    hashed_sender = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    # Emptied as soon as it has been passed on.
    questions = models.JSONField(_("questions"), default=list, blank=True)
    words = models.TextField(_("in your own words"), max_length=1000, blank=True)
    name = models.CharField(_("name or nickname"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")

    def __str__(self) -> str:
        return f"{self.page} – {self.get_state_display()} ({self.created_at:%Y-%m-%d})"

    @property
    def is_at_desk(self) -> bool:
        """Whether the desk reads it and passes it on."""
        return self.state == self.State.AT_DESK

    @property
    def question_labels(self) -> list[str]:
        """The prepared questions that were chosen, in the active language."""
        offered = self.mailbox.questions if self.mailbox else ()
        return [str(label) for code, label in offered if code in self.questions]

    def forget_content(self) -> None:
        """Empty what the sender wrote (the caller saves)."""
        self.questions, self.words, self.name, self.email = [], "", "", ""


class EnquirySettings(models.Model):
    """Whether the people behind a page take enquiries; those of a page without a row do."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="enquiry_settings",
        verbose_name=_("page"),
    )
    open = models.BooleanField(_("accepts enquiries"), default=True)
    closed_by_desk = models.BooleanField(_("closed by the desk"), default=False)
    changed_by = nullable_user_fk(_("changed by"))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("setting for enquiries")
        verbose_name_plural = _("settings for enquiries")

    def __str__(self) -> str:
        return f"{self.page} ({self.open and not self.closed_by_desk})"


class BlockedSender(models.Model):
    """An address whose enquiries go nowhere. The address itself is not kept."""

    hashed_sender = models.CharField(max_length=64, unique=True, editable=False)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    blocked_by = nullable_user_fk(_("blocked by"))
    blocked_at = models.DateTimeField(
        pgettext_lazy("blocked sender", "since"), default=timezone.now
    )

    class Meta:
        ordering = ["-blocked_at"]
        verbose_name = _("blocked sender")
        verbose_name_plural = _("blocked senders")

    def __str__(self) -> str:
        return f"{self.blocked_at:%Y-%m-%d} {self.reason}"
