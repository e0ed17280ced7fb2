"""Machine drafts: which languages have them, and what they have used."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator

from hub.core.locales import default_locale_id
from hub.languages.troubles import Trouble


def this_month() -> date:
    """Return the first day of the month."""
    return timezone.localdate().replace(day=1)


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
    # Empty while all goes well; and since when it does not.
    trouble = models.CharField(max_length=10, choices=Trouble.choices, blank=True, editable=False)
    troubled_since = models.DateTimeField(null=True, editable=False)
    monthly_characters = models.PositiveIntegerField(
        _("characters a month"), default=100_000, help_text=_("Of Japanese text sent out.")
    )

    class Meta:
        ordering = ["language"]
        verbose_name = _("machine drafts of a language")
        verbose_name_plural = _("machine drafts")

    def __str__(self) -> str:
        return self.language

    def clean(self) -> None:
        super().clean()
        translator = get_machine_translator()
        source = Locale.objects.get(pk=default_locale_id())
        target = Locale.objects.filter(language_code=self.language).first()
        if self.is_on and translator and target and not translator.can_translate(source, target):
            raise ValidationError(
                {"language": _("The service does not translate into this language.")}
            )

    def note(self, trouble: Trouble | None) -> None:
        """Note how it goes with the service: what is wrong, or None."""
        if self.trouble == (trouble or ""):
            return
        self.trouble = trouble or ""
        self.troubled_since = timezone.now() if trouble else None
        self.save(update_fields=["trouble", "troubled_since"])


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

    @classmethod
    def of_this_month(cls, language: str) -> int:
        """Return how many characters `language` has sent this month."""
        row = cls.objects.filter(language=language, month=this_month()).first()
        return row.characters if row else 0
