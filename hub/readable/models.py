"""Readings that the city has settled itself."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.readable.furigana.segments import KANJI_RUN, goes_with, hiragana
from hub.text.normalise import plain

MAX_WRITTEN = 60
MAX_READING = 120
KANA = RegexValidator("^[ぁ-ゖー]+$", _("Please write the reading in hiragana or katakana."))


class Reading(models.Model):
    """How a word with kanji is read here: a place, a family, a term. It stands above all else."""

    written = models.CharField(_("as written"), max_length=MAX_WRITTEN, unique=True)
    reading = models.CharField(_("reading"), max_length=MAX_READING)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ["written"]
        verbose_name = _("reading of a word")
        verbose_name_plural = _("readings of words")

    def __str__(self) -> str:
        return f"{self.written}（{self.reading}）"

    def clean(self) -> None:
        self.written = plain(self.written)
        self.reading = hiragana(plain(self.reading))
        if not self.written or not self.reading:
            return
        if not KANJI_RUN.search(self.written):
            raise ValidationError({"written": _("Only a word with kanji has a reading.")})
        try:
            KANA(self.reading)
        except ValidationError as error:
            raise ValidationError({"reading": error}) from error
        if not goes_with(self.written, self.reading):
            raise ValidationError({"reading": _("The kana of the word are not in this reading.")})
