"""Words: those that staff teach, those of our pages, those that readers looked for."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KANA = RegexValidator(r"^[ぁ-ゖァ-ヺー]*$", _("Write the reading in kana."))


class DictionaryWord(models.Model):
    """A name or word that no dictionary has: a query with it is not taken apart."""

    word = models.CharField(
        _("word"), max_length=60, unique=True, validators=[MinLengthValidator(2)]
    )
    reading = models.CharField(
        _("reading"),
        max_length=60,
        blank=True,
        validators=[KANA],
        help_text=_("In kana. Who types this, or its romaji, finds the word too."),
    )

    class Meta:
        ordering = ["word"]
        verbose_name = _("word of the dictionary")
        verbose_name_plural = _("words of the dictionary")

    def __str__(self) -> str:
        return self.word


def lines(text: str) -> list[str]:
    """Return the lines of `text` that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class Synonym(models.Model):
    """Words that mean the same to readers."""

    words = models.TextField(
        _("words"),
        max_length=500,
        help_text=_("One a line, in any language. Who looks for one of them finds the others too."),
    )

    class Meta:
        ordering = ["words"]
        verbose_name = _("words of the same meaning")
        verbose_name_plural = _("words of the same meaning")

    def __str__(self) -> str:
        return " / ".join(self.row())

    def row(self) -> list[str]:
        """Return the words, without empty lines."""
        return lines(self.words)

    def clean(self) -> None:
        if len(self.row()) < 2:
            raise ValidationError({"words": _("Write at least two words.")})


class SearchWord(models.Model):
    """A word of our pages, under a way in which it may be typed. Only grows, until a rebuild."""

    key = models.CharField(max_length=40)
    word = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("word of the pages")
        constraints = [models.UniqueConstraint(fields=["key", "word"], name="search_word_once")]

    def __str__(self) -> str:
        return self.word


class SearchedWords(models.Model):
    """How often readers of a language looked for the same words on a day, and what they got.

    No person, no address, no time of day; what looks personal is masked before it is kept.
    """

    day = models.DateField(pgettext_lazy("date", "day"))
    language = models.CharField(_("language"), max_length=20)
    words = models.CharField(_("words"), max_length=80)
    times = models.PositiveIntegerField(_("times"), default=0)
    found = models.PositiveIntegerField(_("pages found"), default=0)
    clicks = models.PositiveIntegerField(_("results opened"), default=0)

    class Meta:
        verbose_name = _("searched words")
        verbose_name_plural = _("searched words")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "words"], name="searched_once_a_day")
        ]

    def __str__(self) -> str:
        return self.words


class SettledWords(models.Model):
    """Words that found nothing, until staff had done something about them.

    They come back to the list when readers look for them in vain after that day.
    """

    language = models.CharField(_("language"), max_length=20)
    words = models.CharField(_("words"), max_length=80)
    settled_on = models.DateField(_("settled on"))
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("settled by"),
    )

    class Meta:
        verbose_name = _("settled words")
        verbose_name_plural = _("settled words")
        constraints = [
            models.UniqueConstraint(fields=["language", "words"], name="search_settled_once")
        ]

    def __str__(self) -> str:
        return self.words


class PromotedResult(models.Model):
    """A page shown above the results for certain words."""

    words = models.TextField(
        _("words"),
        max_length=500,
        help_text=_("One a line, as readers type them. Each alone brings the page to the top."),
    )
    language = models.CharField(
        _("language of the readers"),
        max_length=20,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("Empty: all. Readers get the page in their language, where there is one."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["sort_order", "pk"]
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")

    def __str__(self) -> str:
        return " / ".join(lines(self.words))

    def clean(self) -> None:
        if not lines(self.words):
            raise ValidationError({"words": _("Write at least one word.")})
