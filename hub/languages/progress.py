"""How far what was asked for in the background has come, for the staff who wait for it."""

from dataclasses import dataclass

from django.db.models import Count
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail_localize.models import Translation

from hub.core.locales import default_locale_id
from hub.languages.models import LanguageRule, PendingWork


@dataclass(frozen=True)
class Progress:
    """`asked` of the `pages` of a section are asked for in a language, `waiting` wait for it."""

    pages: int
    asked: int
    waiting: int

    @property
    def is_under_way(self) -> bool:
        return self.waiting > 0


def progress(rule: LanguageRule) -> Progress:
    """Return how far `rule` has come; three queries."""
    keys = covered_by(rule).values("translation_key")
    asked = Translation.objects.filter(
        source__object_id__in=keys, target_locale__language_code=rule.language, enabled=True
    )
    waiting = PendingWork.objects.filter(language=rule.language, translation_key__in=keys)
    return Progress(keys.count(), asked.count(), waiting.count())


def covered_by(rule: LanguageRule) -> PageQuerySet:
    """Return the public source pages of the section of `rule`."""
    return Page.objects.filter(
        locale_id=default_locale_id(), path__startswith=rule.section.path, live=True
    )


def waiting_by_language() -> dict[str, int]:
    """Return {language: how many pages wait to be prepared for its translators}."""
    rows = PendingWork.objects.exclude(language="").values("language").order_by()
    return dict(rows.annotate(n=Count("pk")).values_list("language", "n"))
