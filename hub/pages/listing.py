"""Lists are made over source pages and shown in the language nearest to the reader's."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from wagtail.images import get_image_model

from hub.core.cached import set_cached
from hub.core.locales import default_locale_id, nearest_locale_ids

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


def localise(
    sources: "Iterable[BasePage]", language: str, *, for_cards: bool = True
) -> "list[BasePage]":
    """Return each source page's live translation nearest to `language`, or the source itself.

    Costs one query for each page model among `sources`, one for their pictures and what each
    model's `preload` asks, but not if they are not `for_cards`; order and length are kept. Each
    result knows its `source`.
    """
    sources = list(sources)
    if for_cards:
        _preload(sources)
    nearest = nearest_locale_ids(language)
    nearest = nearest[: nearest.index(default_locale_id())]
    if not nearest:
        return sources
    keys_by_model: dict[type[BasePage], list] = {}
    for page in sources:
        keys_by_model.setdefault(type(page), []).append(page.translation_key)
    translations: dict[UUID, BasePage] = {}
    for model, keys in keys_by_model.items():
        found = model.objects.live().filter(locale_id__in=nearest, translation_key__in=keys)
        for page in sorted(found, key=lambda page: nearest.index(page.locale_id)):
            translations.setdefault(page.translation_key, page)
    result = []
    for source in sources:
        page = translations.get(source.translation_key, source)
        set_cached(page, "source", source)
        result.append(page)
    return result
