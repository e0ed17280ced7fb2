"""What Elasticsearch does not know yet, and how it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MirrorChange(models.Model):
    """A page whose entry Elasticsearch does not know yet as it is.

    Written in the transaction that changes the entry and deleted once Elasticsearch has answered.
    Its key orders what is sent: a document of an older change never overwrites a newer one.
    """

    page_key = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("change that waits for Elasticsearch")

    def __str__(self) -> str:
        return str(self.page_key)


class MirrorState(models.Model):
    """One row: how sending to Elasticsearch went the last time, and when it is tried again."""

    error = models.TextField(blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True)
    differences = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("state of Elasticsearch")

    @classmethod
    def load(cls) -> "MirrorState":
        return cls.objects.get_or_create(pk=1)[0]
