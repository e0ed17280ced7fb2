"""What was deleted of an object's private data: numbers, no values."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.people import nullable_user_fk


class PrivateDeletion(models.Model):
    """What was deleted, when and why; the object keeps the name that it had."""

    class Why(models.TextChoices):
        CLOSED = "closed", _("Closed long ago")
        REQUESTED = "requested", _("It was asked for")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    content_object = GenericForeignKey()
    label = models.CharField(_("of whom"), max_length=255)
    why = models.CharField(_("why"), max_length=10, choices=Why)
    by = nullable_user_fk(_("deleted by"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    counts = models.JSONField(_("what was deleted"), default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["content_type", "object_id"])]
        verbose_name = _("deletion of private data")
        verbose_name_plural = _("deletions of private data")

    def __str__(self) -> str:
        return f"{self.label} ({self.at:%Y-%m-%d})"
