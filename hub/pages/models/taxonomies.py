"""Taxonomies: one row a code, with its label in every language."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

LABEL_FIELDS = {
    "ja": "label_ja",
    "ja-x-easy": "label_easy",
    "en": "label_en",
    "zh-hans": "label_zh_hans",
    "ko": "label_ko",
    "vi": "label_vi",
    "tl": "label_tl",
}
code_validator = RegexValidator(
    r"^[a-z0-9][a-z0-9-]*$", _("Use small letters, digits and hyphens.")
)


class Term(models.Model):
    """A row of a taxonomy, named in each language; a missing label falls back to Japanese."""

    code = models.CharField(_("code"), max_length=40, unique=True, validators=[code_validator])
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    label_ja = models.CharField("日本語", max_length=80)
    label_easy = models.CharField("やさしい日本語", max_length=80, blank=True)
    label_en = models.CharField("English", max_length=80, blank=True)
    label_zh_hans = models.CharField("简体中文", max_length=80, blank=True)
    label_ko = models.CharField("한국어", max_length=80, blank=True)
    label_vi = models.CharField("Tiếng Việt", max_length=80, blank=True)
    label_tl = models.CharField("Tagalog", max_length=80, blank=True)

    label_panels = MultiFieldPanel(
        [FieldPanel(field) for field in LABEL_FIELDS.values()], heading=_("Names")
    )
    panels = [FieldPanel("code"), FieldPanel("sort_order"), label_panels]

    class Meta:
        abstract = True
        ordering = ["sort_order", "code"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name in the active language."""
        return self.label_in(get_language() or "ja")

    def label_in(self, language: str) -> str:
        """Return the name in `language` (a language code), Japanese where it has none."""
        return getattr(self, LABEL_FIELDS.get(language, "label_ja")) or self.label_ja

    @classmethod
    def options(cls) -> dict[str, str]:
        """Return {code: name in the active language} of all rows, in their order."""
        return {term.code: term.label for term in cls.objects.all()}

    def labels(self) -> list[str]:
        """Return the names in all languages, without empty ones (what search finds it by)."""
        return [label for field in LABEL_FIELDS.values() if (label := getattr(self, field))]


class ActivityField(Term):
    """One of the 20 fields of activity of the NPO law (特定非営利活動促進法 別表)."""

    official = models.CharField(_("name in the law"), max_length=120)
    icon = models.CharField(_("icon"), max_length=40, blank=True)

    panels = [*Term.panels, FieldPanel("official"), FieldPanel("icon")]

    class Meta(Term.Meta):
        verbose_name = _("activity field")
        verbose_name_plural = _("activity fields")


class Need(Term):
    """What a resident needs help with, as residents say it (こんなときに)."""

    icon = models.CharField(_("icon"), max_length=40, blank=True)
    synonyms = models.JSONField(
        _("other words"),
        default=dict,
        blank=True,
        help_text=_("Words that people search by: a list for each language code."),
    )

    panels = [*Term.panels, FieldPanel("icon"), FieldPanel("synonyms")]

    class Meta(Term.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    def words(self) -> list[str]:
        """Return labels and synonyms in all languages."""
        return [*self.labels(), *(word for words in self.synonyms.values() for word in words)]


class Area(Term):
    """A district of the city; with a position, maps without tiles show its name there."""

    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(20), MaxValueValidator(46)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(122), MaxValueValidator(154)],
    )

    panels = [*Term.panels, FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])]

    class Meta(Term.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")


class Department(Term):
    """A department of city hall, the contact of pages and partner of projects."""

    phone = models.CharField(_("phone"), max_length=20, blank=True)

    panels = [*Term.panels, FieldPanel("phone")]

    class Meta(Term.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")
