"""Which languages are asked for by themselves."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.core.locales import default_locale_id
from hub.core.people import nullable_user_fk


class LanguageRuleQuerySet(models.QuerySet):
    def over(self, page: Page) -> Self:
        """The rules of the sections that `page` stands in, its own included."""
        steps = range(page.steplen, len(page.path) + 1, page.steplen)
        return self.filter(section__path__in=[page.path[:length] for length in steps])


class LanguageRule(models.Model):
    """Pages published in a section are asked for in a language, without anybody doing so."""

    section = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("section"),
        help_text=_("This page and all pages below it."),
    )
    language = models.CharField(_("language"), max_length=20)
    made_by = nullable_user_fk(_("made by"))

    objects = LanguageRuleQuerySet.as_manager()

    class Meta:
        ordering = ["section__path", "language"]
        verbose_name = _("language rule")
        verbose_name_plural = _("language rules")
        constraints = [
            models.UniqueConstraint(
                fields=["section", "language"],
                name="rule_once_a_section",
                violation_error_message=_("There is such a rule already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.section} → {self.language}"

    def clean(self) -> None:
        super().clean()
        if self.section_id and self.section.locale_id != default_locale_id():
            raise ValidationError({"section": _("Choose the Japanese page of the section.")})
