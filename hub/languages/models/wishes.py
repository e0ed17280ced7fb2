"""What readers would like to read in their language."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Wish(models.Model):
    """How many readers asked for one page in one language on one day; nothing of who they are."""

    translation_key = models.UUIDField(_("family of pages"))
    language = models.CharField(_("language"), max_length=20)
    day = models.DateField(pgettext_lazy("date", "day"), default=timezone.localdate)
    count = models.PositiveIntegerField(_("readers"), default=0)

    class Meta:
        ordering = ["-day"]
        verbose_name = _("wish for a language")
        verbose_name_plural = _("wishes for languages")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "language", "day"], name="wish_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.language} {self.count}"
