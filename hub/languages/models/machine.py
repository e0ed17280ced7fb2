"""Machine drafts: which languages have them, and what they have used."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MachineLanguage(models.Model):
    """The switch of one language. Without a row, or with nothing left of the month, none is made."""

    language = models.CharField(_("language"), max_length=20, unique=True)
    is_on = models.BooleanField(
        _("machine drafts"),
        default=False,
        help_text=_(
            "A machine writes first drafts of what is asked for. They are marked, and never public "
            "before a person has approved them."
        ),
    )
    monthly_characters = models.PositiveIntegerField(
        _("characters a month"), default=100_000, help_text=_("Of Japanese text sent out.")
    )

    class Meta:
        ordering = ["language"]
        verbose_name = _("machine drafts of a language")
        verbose_name_plural = _("machine drafts")

    def __str__(self) -> str:
        return self.language


class MachineUse(models.Model):
    """What a language sent to the machine in one month."""

    language = models.CharField(_("language"), max_length=20)
    month = models.DateField(_("month"))  # its first day
    characters = models.PositiveIntegerField(_("characters"), default=0)

    class Meta:
        ordering = ["-month", "language"]
        verbose_name = _("use of machine drafts")
        verbose_name_plural = _("uses of machine drafts")
        constraints = [
            models.UniqueConstraint(fields=["language", "month"], name="machine_use_once_a_month")
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.month:%Y-%m}: {self.characters}"
