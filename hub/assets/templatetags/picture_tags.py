from django import template
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hub.assets.models import HubImage
from hub.assets.renditions import LARGE_WIDTHS, WIDTHS, sizes_of

register = template.Library()

CARD_SIZES = "(min-width: 64rem) 24rem, 100vw"


@register.simple_tag
def picture(image: HubImage, alt: str, sizes: str, loading: str) -> SafeString:
    """An `img` in several widths; a small picture is not enlarged, and each width named once."""
    is_first = loading == "eager"
    (address, width, height), *larger = offered = sizes_of(
        image, LARGE_WIDTHS if is_first else WIDTHS
    )
    attributes: dict[str, str | int] = {
        "alt": alt or "",
        "src": address,
        "width": width,
        "height": height,
    }
    if larger:
        attributes["sizes"] = sizes or ("100vw" if is_first else CARD_SIZES)
        attributes["srcset"] = ", ".join(f"{address} {width}w" for address, width, _ in offered)
    if is_first:
        attributes["fetchpriority"] = "high"
    else:
        attributes |= {"loading": "lazy", "decoding": "async"}
    return format_html("<img{}>", flatatt(attributes))
