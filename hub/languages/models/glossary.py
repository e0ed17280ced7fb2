"""The words that a language always uses for a Japanese term."""

from typing import Self

from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

EASY = "ja-x-easy"


class TermQuerySet(models.QuerySet):
    def of_language(self, language: str) -> Self:
        """The terms of a language, longer ones first: they hold shorter ones."""
        return self.filter(language=language).order_by(Length("japanese").desc(), "japanese")

    def in_easy_japanese(self) -> dict[str, str]:
        """Return {Japanese term: how easy Japanese says it}, without terms that it says alike."""
        said = {
            term.japanese: [words for words in term.choices if words != term.japanese]
            for term in self.of_language(EASY)
        }
        return {japanese: words[0] for japanese, words in said.items() if words}


class Term(models.Model):
    """One entry of a language's glossary."""

    language = models.CharField(_("language"), max_length=20)
    japanese = models.CharField(_("Japanese"), max_length=100)
    words = models.CharField(
        _("translation"),
        max_length=200,
        help_text=_("Several that are right are parted by “/”, the best first."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["language", "japanese"]
        verbose_name = _("glossary entry")
        verbose_name_plural = _("glossary")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "japanese"],
                name="term_once_a_language",
                violation_error_message=_("This term is in the glossary already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.japanese} → {self.words}"

    @property
    def choices(self) -> list[str]:
        """The translations that are right, the best first."""
        return [word.strip() for word in self.words.split("/") if word.strip()]
