"""What the city has settled itself: how words are read, and what they mean."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.readable.furigana.segments import KANJI_RUN, goes_with, hiragana
from hub.text.normalise import plain

MAX_WRITTEN = 60
MAX_READING = 120
MAX_EXPLANATION = 300
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


class ExplainedWord(models.Model):
    """A long word that pages explain in place, in one language."""

    language = models.CharField(_("language"), max_length=20)
    words = models.CharField(
        _("word"),
        max_length=200,
        help_text=_("Several forms of it are parted by “/”, the first is the one explained."),
    )
    explanation = models.TextField(_("explanation"), max_length=MAX_EXPLANATION)

    class Meta:
        ordering = ["language", "words"]
        verbose_name = _("explained word")
        verbose_name_plural = _("explained words")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "words"],
                name="word_explained_once_a_language",
                violation_error_message=_("This word is explained already."),
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def forms(self) -> list[str]:
        """How the word stands in texts, the form that is explained first."""
        return [form.strip() for form in self.words.split("/") if form.strip()]

    def clean(self) -> None:
        self.words, self.explanation = plain(self.words), plain(self.explanation)
        if self.language and self.language not in dict(settings.LANGUAGES):
            raise ValidationError({"language": self._message("language", "invalid_choice")})
        if self.words and not self.forms:
            raise ValidationError({"words": self._message("words", "blank")})

    def _message(self, field: str, fault: str) -> ValidationError:
        """Return what Django says of this fault of a field."""
        messages = self._meta.get_field(field).error_messages
        return ValidationError(messages[fault], params={"value": getattr(self, field)})
