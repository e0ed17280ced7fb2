"""Who saw what is private, and of whom. No private value is in here."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.privacy import places

ONE_VISIT = timedelta(hours=1)


class PrivateAccessQuerySet(models.QuerySet):
    def same_visit(self, now: datetime | None = None) -> Self:
        """Rows so young that looking again belongs to them."""
        return self.filter(at__gt=(now or timezone.now()) - ONE_VISIT)


class PrivateAccess(models.Model):
    """Someone at city hall saw or took away what is private in one or several objects."""

    class Kind(models.TextChoices):
        VIEWED = "viewed", _("Seen")
        EXPORTED = "exported", _("Exported")
        PRINTED = "printed", _("Printed")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("person"),
    )
    # Outlives the account: the staff number it had.
    username = models.CharField(_("ID"), max_length=150)
    object_count = models.PositiveIntegerField(pgettext_lazy("how many", "number"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    where = models.CharField(_("where"), max_length=40)  # a code of `hub.privacy.places`
    why = models.CharField(_("why"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)

    objects = PrivateAccessQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        verbose_name = _("access to private data")
        verbose_name_plural = _("access to private data")

    def __str__(self) -> str:
        return f"{self.username} – {self.get_kind_display()} ({self.at:%Y-%m-%d %H:%M})"

    @property
    def where_label(self) -> str:
        return places.label_of(self.where)

    @property
    def labels(self) -> str:
        """All objects by the names that they had."""
        return "、".join(row.label for row in self.accessed.all())


class AccessedObject(models.Model):
    """One of the objects of an access, with the name that it had: it may be deleted one day."""

    access = models.ForeignKey(PrivateAccess, on_delete=models.CASCADE, related_name="accessed")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    content_object = GenericForeignKey()
    label = models.CharField(max_length=255)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.label
