"""What the hub knows of a translation beyond wagtail-localize's own row."""

from django.db import models
from wagtail.models import Revision
from wagtail_localize.models import Translation

from hub.core.people import nullable_user_fk


class TranslationRecord(models.Model):
    """One page in one language: who asked, who works on it, how far its source is ahead."""

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="record")
    asked_by = nullable_user_fk("asked for by")
    # Null when nobody has written since the public version was made.
    worked_at = models.DateTimeField(null=True, blank=True)
    outdated_since = models.DateTimeField(null=True, blank=True)
    outdated_parts = models.PositiveIntegerField(default=0)
    # Approved, and public as soon as the Japanese page (or the other languages) are.
    held_revision = models.ForeignKey(
        Revision,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    waits_for_others = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.translation)
