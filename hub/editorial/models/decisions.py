"""What was decided, kept by itself: Wagtail's reviews go when their page goes."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.people import nullable_user_fk

FIRST_MONTH = 4  # of a fiscal year


class Decision(models.Model):
    """A decision as it stood when it was taken; never changed, and bound to no page."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("Approved")
        SENT_BACK = "sent_back", _("Sent back")
        PAST_REVIEW = "past_review", _("Published past the approval")

    year = models.PositiveSmallIntegerField(_("fiscal year"))
    serial = models.PositiveIntegerField()
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)
    page_key = models.PositiveBigIntegerField(db_index=True)
    review_key = models.PositiveBigIntegerField(null=True, unique=True)
    title = models.CharField(_("title"), max_length=255)
    page_kind = models.CharField(_("Kind of page"), max_length=100)
    language = models.CharField(_("language"), max_length=10)
    address = models.TextField(_("Web address"))
    content = models.JSONField(null=True)
    changes = models.TextField(blank=True)
    sheet = models.TextField(blank=True)
    style_sheets = models.JSONField(default=list)
    requested_by = nullable_user_fk(_("asked for by"))
    requested_by_name = models.CharField(_("asked for by"), max_length=255, blank=True)
    decided_by = nullable_user_fk(_("decided by"))
    decided_by_name = models.CharField(_("decided by"), max_length=255)
    deputy_for_name = models.CharField(_("decided for"), max_length=255, blank=True)
    first_approved_by_name = models.CharField(_("first approved by"), max_length=255, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    requested_at = models.DateTimeField(_("asked for"), null=True)
    decided_at = models.DateTimeField(_("decided"), default=timezone.now, db_index=True)
    publication_at = models.DateTimeField(_("To become public"), null=True)

    class Meta:
        default_permissions = ()
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="decision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def number(self) -> str:
        return f"{self.year}-{self.serial:04d}"

    @classmethod
    def next_number(cls, moment: datetime) -> dict[str, int]:
        """Return {"year", "serial"} of a decision taken at `moment`, within its transaction."""
        # Two at once wait for each other at this row, which is always there.
        ContentType.objects.select_for_update().get(pk=ContentType.objects.get_for_model(cls).pk)
        day = timezone.localtime(moment)
        year = day.year if day.month >= FIRST_MONTH else day.year - 1
        last = cls.objects.filter(year=year).aggregate(last=models.Max("serial"))["last"]
        return {"year": year, "serial": (last or 0) + 1}
