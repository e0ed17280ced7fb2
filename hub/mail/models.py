"""Email on its way: written with the change it tells of, sent by the queue, retried."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.logs import in_words

# Waiting time before attempt 2, 3, …: about a day in all, then people must look.
RETRY_AFTER = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 3 * 60, 8 * 60, 12 * 60)]
# Longer than any mail server takes; a process that died while sending gives the mail free again.
CLAIM = timedelta(minutes=10)
KEEP_SENT = timedelta(days=30)
# What was given up and may hold a link that opens something.
KEEP_CONFIDENTIAL = timedelta(days=3)


class OutgoingMailQuerySet(models.QuerySet):
    def due(self, now: datetime | None = None) -> Self:
        """Mail that should be sent now, oldest first."""
        now = now or timezone.now()
        return self.filter(sent_at=None, next_attempt_at__lte=now).order_by("created_at", "pk")

    def not_sent(self) -> Self:
        """Mail that failed at least once and has not been sent."""
        return self.filter(sent_at=None, attempts__gt=0).order_by("-created_at", "-pk")

    def done(self) -> Self:
        """Mail that was sent, or given up."""
        return self.filter(Q(sent_at__isnull=False) | Q(next_attempt_at=None))

    def undelivered(self) -> Self:
        """Mail that a server refused for its address, now or later, or that was given up."""
        return self.filter(
            Q(undelivered_at__isnull=False) | Q(sent_at=None, next_attempt_at=None)
        ).order_by("pk")

    def undelivered_to(self, addresses: Iterable[str], since: datetime) -> set[str]:
        """Return those of `addresses` that a mail written at `since` or later did not reach."""
        found = self.undelivered().filter(recipient__in=set(addresses), created_at__gte=since)
        return set(found.values_list("recipient", flat=True))

    def given_up_confidential(self, before: datetime) -> Self:
        """Confidential mail that was given up, written before a moment.

        What is not confidential waits for people to look.
        """
        return self.filter(
            is_confidential=True, sent_at=None, next_attempt_at=None, created_at__lt=before
        )


class OutgoingMail(models.Model):
    """One email to one address, its text ready."""

    recipient = models.EmailField(_("recipient"))
    reply_to = models.EmailField(_("replies go to"), blank=True)
    subject = models.CharField(_("subject"), max_length=255)
    body = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=10)
    unsubscribe_url = models.CharField(max_length=500, blank=True, editable=False)
    is_confidential = models.BooleanField(
        _("confidential"),
        default=True,
        help_text=_("Its text and where replies go are forgotten as soon as it is sent."),
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(
        _("next attempt"), null=True, blank=True, default=timezone.now, db_index=True
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True, db_index=True)
    last_error = models.TextField(_("last error"), blank=True)
    undelivered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing e-mail")
        verbose_name_plural = _("outgoing e-mails")

    def __str__(self) -> str:
        return f"{self.subject} → {self.recipient}"

    @property
    def message_id(self) -> str:
        """What names it to mail servers: below the sender's domain, not the machine's name.

        It stays the same at each attempt, so what a killed worker sent is known when it comes
        again.
        """
        domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
        return f"<{self.created_at:%Y%m%d%H%M%S%f}.{self.pk}@{domain}>"

    def claim(self) -> bool:
        """Take this mail for sending; False if another process has it or it is not due."""
        now = timezone.now()
        due = OutgoingMail.objects.filter(pk=self.pk, sent_at=None, next_attempt_at__lte=now)
        return bool(due.update(next_attempt_at=now + CLAIM))

    def record_sent(self) -> None:
        self.attempts += 1
        self.sent_at = timezone.now()
        self.next_attempt_at = None
        self.last_error = ""
        changed = ["attempts", "sent_at", "next_attempt_at", "last_error"]
        if self.is_confidential:
            self.body = self.reply_to = self.unsubscribe_url = ""
            changed += ["body", "reply_to", "unsubscribe_url"]
        self.save(update_fields=changed)

    def record_failure(self, error: Exception) -> None:
        """Note why it failed and when to try again; after the last attempt, never."""
        waits = RETRY_AFTER[self.attempts : self.attempts + 1]
        self.attempts += 1
        self.next_attempt_at = timezone.now() + waits[0] if waits else None
        self.last_error = in_words(error)[:2000]
        self.save(update_fields=["attempts", "next_attempt_at", "last_error"])

    def try_again(self) -> None:
        """Start again, as if it had never been tried."""
        self.attempts = 0
        self.next_attempt_at = timezone.now()
        self.save(update_fields=["attempts", "next_attempt_at"])
