from collections.abc import Iterable

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from wagtail.images.models import ResponsiveImage
from wagtail.images.shortcuts import get_renditions_or_not_found

from assets.models import HubImage, HubRendition
from assets.renditions import LARGE_WIDTHS, WIDTHS

register = template.Library()

CARD_SIZES = "(min-width: 64rem) 24rem, 100vw"


def _renditions(image: HubImage, specs: list[str]) -> Iterable[HubRendition]:
    """Return a picture's sizes. Wagtail puts those that were read along with it into the cache
    each time: 36 writes for a list of twelve.
    """
    ready = {own.filter_spec: own for own in getattr(image, "prefetched_renditions", ())}
    if all(spec in ready for spec in specs):
        return [ready[spec] for spec in specs]
    return get_renditions_or_not_found(image, specs).values()


@register.simple_tag
def picture(image: HubImage, alt: str, sizes: str, loading: str) -> SafeString:
    """An `img` in several widths; a small picture is not enlarged, and each width named once."""
    is_first = loading == "eager"
    specs = [f"width-{width}|format-webp" for width in (LARGE_WIDTHS if is_first else WIDTHS)]
    by_width: dict[str, object] = {}
    for rendition in _renditions(image, specs):
        by_width.setdefault(str(rendition.width), rendition)
    attributes = {"alt": alt or ""}
    if len(by_width) > 1:
        attributes["sizes"] = sizes or ("100vw" if is_first else CARD_SIZES)
    if is_first:
        attributes["fetchpriority"] = "high"
    else:
        attributes |= {"loading": "lazy", "decoding": "async"}
    return conditional_escape(ResponsiveImage(by_width, attributes))
