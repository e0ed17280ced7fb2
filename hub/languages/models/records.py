"""What the hub knows of a translation beyond wagtail-localize's own row."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from hub.core.people import nullable_user_fk


class TranslationRecordQuerySet(models.QuerySet):
    def outdated(self) -> Self:
        """Those whose readers find something older than the Japanese page."""
        public = Page.objects.filter(
            translation_key=OuterRef("translation__source__object_id"),
            locale_id=OuterRef("translation__target_locale_id"),
            live=True,
        )
        return self.filter(Exists(public), outdated_parts__gt=0)

    def together(self, source: Page) -> Self:
        """Those of `source` that wait for each other, to become public at one moment."""
        return self.filter(
            translation__source__object_id=source.translation_key,
            translation__enabled=True,
            waits_for_others=True,
        )


class TranslationRecord(models.Model):
    """One page in one language: who asked, who works on it, how far its source is ahead.

    `outdated_*` are about the version that is public, or `held_revision` where none is.
    """

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="record")
    asked_by = nullable_user_fk("asked for by")
    # Null when no one has written since the public version was made.
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

    objects = TranslationRecordQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.translation)
