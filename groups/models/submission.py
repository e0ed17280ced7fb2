"""What groups asked of the city, what the city answered, and what people agreed to."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.people import nullable_user_fk


class Submission(models.Model):
    """One thing sent to the city: a row for each time, kept as the group's history."""

    class Kind(models.TextChoices):
        NEW = "new", _("New group")
        CHANGE = "change", _("Change")
        URGENT = "urgent", _("Urgent correction")
        CONFIRMATION = "confirmation", _("Yearly confirmation")
        PAUSE = "pause", _("Pausing")
        RESUME = "resume", _("Active again")
        CLOSING = "closing", _("Dissolution")
        RESTORED = "restored", _("Earlier version put back")

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Sent back")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Taken back")
        # An urgent correction, until the desk has looked at it; then it is approved or reverted.
        PUBLISHED = "published", _("Public at once")
        REVERTED = "reverted", _("Put back by the desk")

    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="submissions",
        verbose_name=_("citizen group"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CHANGE)
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
    typed_at_desk = models.BooleanField(_("typed at the desk for the group"), default=False)
    # No document of the library, where any editor could choose it: the desk alone reads it
    # (`groups_scan`), no other address serves it.
    scan = models.FileField(_("scan of the paper form"), upload_to="scans/%Y", blank=True)
    call_note = models.TextField(_("note of the call"), blank=True, max_length=400)

    outcome = models.CharField(
        _("outcome"), max_length=20, choices=Outcome, default=Outcome.WAITING, db_index=True
    )
    decided_by = nullable_user_fk(_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    comment = models.TextField(_("answer to the group"), blank=True)
    internal_note = models.TextField(_("note among staff"), blank=True)
    desk_reminded_at = models.DateTimeField(_("desk reminded"), null=True, blank=True)
    group_reminded_at = models.DateTimeField(_("group reminded"), null=True, blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("submission of a group")
        verbose_name_plural = _("submissions of groups")

    def __str__(self) -> str:
        return f"{self.group} – {self.get_kind_display()} ({self.get_outcome_display()})"

    @property
    def is_about_life(self) -> bool:
        """Whether the group asked to pause, to be active again, or reported its dissolution."""
        return self.kind in (self.Kind.PAUSE, self.Kind.RESUME, self.Kind.CLOSING)

    def decided_within(self, time: timedelta) -> bool:
        return self.decided_at is not None and self.decided_at > timezone.now() - time

    @property
    def is_backed(self) -> bool:
        """Whether it was typed at the desk from a scan or a noted call: it is the group's own."""
        return self.typed_at_desk and bool(self.scan or self.call_note.strip())


class Consent(models.Model):
    """A person's agreement to a text on behalf of a group: the words they saw, and when."""

    class Kind(models.TextChoices):
        REGISTRATION = "registration", _("Registration and publishing")
        DECLARATION = "declaration", _("Declaration of the registration rules")
        PHOTOS = "photos", _("People in photos have agreed")
        OPEN_CONTACT = "open_contact", _("Contact in open data")
        OPEN_PHOTOS = "open_photos", _("Photos in open data")

    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="consents",
        verbose_name=_("citizen group"),
    )
    person = nullable_user_fk(_("person"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    text = models.TextField(_("text agreed to"))
    language = models.CharField(_("language"), max_length=10)
    given_at = models.DateTimeField(_("agreed"), default=timezone.now)

    class Meta:
        ordering = ["-given_at", "-pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return f"{self.group} – {self.get_kind_display()} ({self.given_at:%Y-%m-%d})"
