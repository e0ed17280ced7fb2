import json

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("components/map.html", takes_context=True)
def map_box(
    context: Context,
    label: str,
    *,
    source: str = "",
    places: dict | None = None,
    height: str = "",
    without_script: str = "",
) -> dict[str, object]:
    """A map, drawn by `js/map.js`; without script a word says why there is none.

    Args:
        label: what the map shows, for those who do not see it.
        source: the address of its GeoJSON, or
        places: the GeoJSON itself (`hub.pages.maps.collection`).
        height: "small" for one place.
        without_script: what to do instead, if not reading what stands on the page in words.

    The page includes `components/map_head.html` in its head, and its response goes through
    `hub.pages.maps.allow_tiles`.
    """
    words = {
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
        "close": _("Close"),
        "district": _("Somewhere in this district"),
        "several": _("Groups here: %(number)s"),
        "schematic": _("A sketch, not a map: districts round their centres"),
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
        "ground": reverse("map_ground") if context["hub"].get("has_map_ground") else "",
        "without_script": without_script
        or _("The map needs JavaScript. Everything on it stands on this page in words as well."),
        "max_zoom": settings.MAP_TILES_MAX_ZOOM,
    }
