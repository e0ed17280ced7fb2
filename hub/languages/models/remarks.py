"""What a reviewer says of single parts when sending a translation back."""

from typing import Self

from django.db import models
from wagtail_localize.models import Translation

from hub.core.people import nullable_user_fk
from hub.languages.models.versions import PartKey


class RemarkQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that nobody has settled: neither taken nor sent for review again."""
        return self.filter(settled_at__isnull=True)


class Remark(models.Model):
    """A note on a part, or a proposed wording. Who takes it stays the author of the part."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="remarks")
    task_state = models.ForeignKey(
        "editorial.ReviewTaskState",
        on_delete=models.CASCADE,
        related_name="+",
    )
    path = models.TextField()
    source = models.TextField()
    note = models.TextField(blank=True, max_length=2000)
    proposal = models.TextField(blank=True)
    author = nullable_user_fk("reviewer")
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.note or self.proposal

    @property
    def key(self) -> PartKey:
        return self.path, self.source
