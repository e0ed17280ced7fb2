"""Languages that are asked for by themselves, section by section."""

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import Translation

from hub.core.locales import default_locale_id
from hub.languages.models import LanguageRule
from hub.languages.progress import covered_by
from hub.languages.services.pending import want
from hub.languages.setup import HOME_DEPTH


def page_published(sender: type, instance: Page, **kwargs: object) -> None:
    """Signal receiver: a source became public, so its sections' rules ask for it."""
    if instance.locale_id != default_locale_id() or instance.depth < HOME_DEPTH:
        return
    for rule in LanguageRule.objects.over(instance).select_related("made_by"):
        _ask(instance, rule, _asked_in(rule.language))


@transaction.atomic
def apply(rule: LanguageRule) -> int:
    """Ask for the public pages that a new rule covers, in the background; return their number.

    Parents come first: a page finds its place only below a section that is there.
    """
    asked = _asked_in(rule.language)
    return sum(_ask(page, rule, asked) for page in covered_by(rule).order_by("path"))


def _asked_in(language: str) -> set:
    return set(
        Translation.objects.filter(target_locale__language_code=language, enabled=True).values_list(
            "source__object_id", flat=True
        )
    )


def _ask(page: Page, rule: LanguageRule, asked: set) -> bool:
    if page.translation_key in asked:
        return False
    want(page.translation_key, rule.language, rule.made_by)
    return True
