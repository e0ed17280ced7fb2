"""What was sent to the city from outside, what the city answered, and typing at the desk."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.core.people import nullable_user_fk
from hub.submissions.portal import CHANGE, Portal, portal_of

if TYPE_CHECKING:
    from hub.accounts.models import User


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def of(self, portal: Portal) -> Self:
        """What was sent for the pages of `portal`."""
        return self.filter(page__content_type=ContentType.objects.get_for_model(portal.model))


class Submission(models.Model):
    """One thing sent to the city: a row for each time, kept as the page's history."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Sent back")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Taken back")
        # An urgent correction, until the desk has looked at it; then it is approved or reverted.
        PUBLISHED = "published", _("Public at once")
        REVERTED = "reverted", _("Put back by the desk")

    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="submissions", verbose_name=_("page")
    )
    kind = models.CharField(_("kind"), max_length=20, default=CHANGE)
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("version"),
    )
    task_state = models.ForeignKey(
        "wagtailcore.TaskState",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("review"),
    )
    public_before = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("public version when it was sent"),
    )
    changed = models.JSONField(_("changed fields"), default=list, blank=True)
    remarks = models.JSONField(_("automatic remarks"), default=list, blank=True)
    sent_by = nullable_user_fk(_("sent by"))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    note = models.TextField(_("why"), blank=True, max_length=400)
    # 代理入力: typed at the desk from a paper form (its scan) or a call (its note).
    typed_at_desk = models.BooleanField(_("typed at the desk for the sender"), default=False)
    # No document of the library, where any editor could choose it: the desk alone reads it
    # (`submissions_scan`), no other address serves it.
    scan = models.FileField(_("scan of the paper form"), upload_to="scans/%Y", blank=True)
    call_note = models.TextField(_("note of the call"), blank=True, max_length=400)

    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, default=Outcome.WAITING, db_index=True
    )
    decided_by = nullable_user_fk(_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    comment = models.TextField(_("answer to the sender"), blank=True)
    internal_note = models.TextField(_("note among staff"), blank=True)
    desk_reminded_at = models.DateTimeField(_("desk reminded"), null=True, blank=True)
    sender_reminded_at = models.DateTimeField(_("sender reminded"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self) -> str:
        return f"{self.page.title} – {self.kind_label} ({self.get_outcome_display()})"

    @property
    def portal(self) -> Portal:
        return portal_of(self.page)

    @property
    def kind_label(self) -> str:
        return str(self.portal.label_of_kind(self.kind))

    @property
    def is_request(self) -> bool:
        """Whether it asked for something of which nothing is kept if it is refused."""
        return self.kind in self.portal.requests

    def decided_within(self, time: timedelta) -> bool:
        return self.decided_at is not None and self.decided_at > timezone.now() - time

    @property
    def is_backed(self) -> bool:
        """Whether it was typed at the desk from a scan or a noted call: it is the senders' own."""
        return self.typed_at_desk and bool(self.scan or self.call_note.strip())


class DeskEntryQuerySet(models.QuerySet["DeskEntry"]):
    def active(self) -> Self:
        """Entries that are neither finished nor older than a working day."""
        since = timezone.now() - DeskEntry.LASTS
        return self.filter(ended_at=None, started_at__gt=since)

    def of(self, user: "User", page: Page) -> "DeskEntry | None":
        """Return the active entry of `user` for `page`, else None."""
        return self.active().filter(user=user, page=page).first()


class DeskEntry(models.Model):
    """代理入力: someone at the desk types for those who keep a page, for a working day at most.

    While it is active they may do in the portal what those people may; it is kept
    afterwards as the record of who did.
    """

    LASTS = timedelta(hours=12)

    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="desk_entries", verbose_name=_("page")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("person"),
    )
    started_at = models.DateTimeField(_("begun"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = DeskEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("typing for others")
        verbose_name_plural = _("typing for others")

    def __str__(self) -> str:
        return f"{self.user} – {self.page.title} ({self.started_at:%Y-%m-%d})"

    @property
    def desk_url(self) -> str:
        """Where in the admin the desk begins and ends it."""
        return reverse(portal_of(self.page).desk_address, args=[self.page_id])
