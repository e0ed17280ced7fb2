"""Lists are made over source pages and shown in the reader's language where it is live."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.images import get_image_model

from hub.core.cached import set_cached
from hub.core.locales import default_locale_id, locale_ids

if TYPE_CHECKING:
    from hub.pages.models import BasePage


def _preload(sources: "list[BasePage]") -> None:
    """Read in one query what cards show of each: its picture; and a page type's own needs."""
    images = get_image_model().objects.in_bulk(
        {page.main_image_id for page in sources if page.main_image_id}
    )
    by_model: dict[type[BasePage], list[BasePage]] = {}
    for page in sources:
        image = images.get(page.main_image_id)
        set_cached(page, "main_image", image)
        if image and getattr(page, "hero_image_id", None) == image.pk:
            page.hero_image = image
        by_model.setdefault(type(page), []).append(page)
    for model, pages in by_model.items():
        model.preload(pages)


def localise(sources: "Iterable[BasePage]", language: str) -> "list[BasePage]":
    """Return each source page's live translation in `language`, or the source itself.

    Costs one query for each page model among `sources`, one for their pictures and what each
    model's `preload` asks; order and length are kept. Each result knows its `source`.
    """
    sources = list(sources)
    _preload(sources)
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
        set_cached(page, "source", source)
        result.append(page)
    return result
