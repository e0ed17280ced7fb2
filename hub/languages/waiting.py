"""What waits for translators and reviewers of a language."""

from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page
from wagtail_localize.models import Translation

from hub.accounts.permissions import is_reviewer, is_translator
from hub.core.locales import locale_ids
from hub.languages.state import untranslated_parts


@dataclass(frozen=True)
class WaitingTranslation:
    page: Page
    language: str
    missing: int
    is_public: bool

    @property
    def is_complete(self) -> bool:
        return self.missing == 0


def languages_of(user) -> set[str]:
    """Return the codes of the languages that `user` translates or reviews."""
    codes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return {code for code in codes if is_translator(user, code) or is_reviewer(user, code)}


def waiting_for(user) -> list[WaitingTranslation]:
    """Return the translations in the languages of `user` that are not public as they should be.

    These lack parts, or have changes (or have never been) published; the oldest first.
    """
    codes = languages_of(user)
    if not codes:
        return []
    ids = locale_ids()
    translations = Translation.objects.filter(
        enabled=True, target_locale_id__in=[ids[code] for code in codes]
    ).select_related("source", "target_locale")
    pages = {
        (page.translation_key, page.locale_id): page
        for page in Page.objects.filter(
            translation_key__in=[t.source.object_id for t in translations],
            locale_id__in=[ids[code] for code in codes],
        )
    }
    waiting = []
    for translation in translations.order_by("created_at"):
        page = pages.get((translation.source.object_id, translation.target_locale_id))
        if page is None:
            continue
        if page.live and not page.has_unpublished_changes and not is_behind(translation, page):
            continue
        waiting.append(
            WaitingTranslation(
                page=page,
                language=translation.target_locale.language_code,
                missing=untranslated_parts(translation),
                is_public=page.live,
            )
        )
    return waiting


def is_behind(translation: Translation, page: Page) -> bool:
    """Return whether the source was brought to translation again after `page` was published."""
    return bool(
        page.last_published_at and translation.source.last_updated_at > page.last_published_at
    )
