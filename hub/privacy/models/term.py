"""How long the city itself keeps something, within the bounds that its room allows."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.core.retention import all_files, all_terms


def adjustable_terms() -> list[tuple[str, str]]:
    """Return (key, name and time as declared) of the terms that the city may set."""
    return [
        (term.key, f"{file.name}: {term.keep} ({term.since})")
        for file in all_files()
        for term in file.terms
        if term.bounds
    ]


class TermSetting(models.Model):
    """A term that the city has set; without a row, what the room declares counts."""

    term = models.CharField(
        gettext_lazy("what is kept"), max_length=60, unique=True, choices=adjustable_terms
    )
    number = models.PositiveSmallIntegerField(
        gettext_lazy("how long"), help_text=gettext_lazy("Days, months or years, as above.")
    )
    classification = models.CharField(
        gettext_lazy("class of the record"),
        max_length=100,
        blank=True,
        help_text=gettext_lazy("As the city's rules on its records name it."),
    )

    class Meta:
        ordering = ["term"]
        verbose_name = gettext_lazy("time that something is kept")
        verbose_name_plural = gettext_lazy("times that things are kept")

    def __str__(self) -> str:
        return self.get_term_display()

    def clean(self) -> None:
        term = all_terms().get(self.term)
        if term is None or term.bounds is None or self.number is None:
            return  # the field itself says what is wrong
        least, most = term.bounds
        if not least <= self.number <= most:
            between = {"least": term.kept.of(least), "most": term.kept.of(most)}
            raise ValidationError({"number": _("From %(least)s to %(most)s.") % between})

    @property
    def in_words(self) -> str:
        """How long it is kept with this setting; the key alone if its room is gone."""
        term = all_terms().get(self.term)
        return str(term.kept) if term else self.term

    @classmethod
    def number_of(cls, key: str) -> int | None:
        """Return how many days, months or years the city set for the term `key`."""
        return cls.objects.filter(term=key).values_list("number", flat=True).first()
