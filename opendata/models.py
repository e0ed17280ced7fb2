"""A table of groups on its way in: kept between looking at what it would change and doing it."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

KEEP = timedelta(days=1)  # for who comes back to it: it contains private values


class ImportFile(models.Model):
    """An uploaded file of its owner's alone.

    Its bytes are in the row and not on a disk: they are gone in the same transaction in which
    the groups are changed, whichever server does it, and no address leads to them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    name = models.CharField(_("file name"), max_length=120)
    content = models.BinaryField(_("content"))
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("file to import")
        verbose_name_plural = _("files to import")

    def __str__(self) -> str:
        return self.name
