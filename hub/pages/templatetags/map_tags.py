import json

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("components/map.html")
def map_box(
    label: str, *, source: str = "", places: dict | None = None, height: str = ""
) -> dict[str, object]:
    """A map, drawn by `js/map.js`; without script there is nothing, so say it in words as well.

    Args:
        label: what the map shows, for those who do not see it.
        source: the address of its GeoJSON, or
        places: the GeoJSON itself (`hub.pages.maps.collection`).
        height: "small" for one place.

    The page includes `components/map_head.html` in its head, and its response goes through
    `hub.pages.maps.allow_tiles`.
    """
    words = {
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
        "close": _("Close"),
        "district": _("Somewhere in this district"),
        "several": _("Groups here: %(number)s"),
        "truncated": _("The map shows only the first %(number)s places. Choose more to see all."),
    }
    return {
        "label": label,
        "source": source,
        "places": json.dumps(places, ensure_ascii=False) if places else "",
        "height": height,
        "words": json.dumps(words, ensure_ascii=False),
        "tiles": settings.MAP_TILES_URL,
        "attribution": settings.MAP_TILES_ATTRIBUTION,
        "attribution_url": settings.MAP_TILES_ATTRIBUTION_URL,
        "max_zoom": settings.MAP_TILES_MAX_ZOOM,
    }
