"""Lists are made over source pages and shown in the reader's language where it is live."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from core.locales import default_locale_id, locale_ids

if TYPE_CHECKING:
    from core.models import BasePage


def localise(sources: "Iterable[BasePage]", language: str) -> "list[BasePage]":
    """Return each source page's live translation in `language`, or the source itself.

    Costs one query for each page model among `sources`; order and length are kept. Each result
    knows its `source`, so reading non-text values costs nothing more.
    """
    sources = list(sources)
    locale_id = locale_ids().get(language, default_locale_id())
    if locale_id == default_locale_id():
        return sources
    keys_by_model: dict[type[BasePage], list] = {}
    for page in sources:
        keys_by_model.setdefault(type(page), []).append(page.translation_key)
    translations = {
        page.translation_key: page
        for model, keys in keys_by_model.items()
        for page in model.objects.live().filter(locale_id=locale_id, translation_key__in=keys)
    }
    result = []
    for source in sources:
        page = translations.get(source.translation_key, source)
        page.__dict__["source"] = source
        result.append(page)
    return result
