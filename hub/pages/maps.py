"""Maps: whose tiles they show, and which pages may fetch them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseBase

from hub.pages.models import Area


def allow_tiles(response: HttpResponseBase) -> HttpResponseBase:
    """Let the page fetch the tiles of maps; every other page may not."""
    parts = urlsplit(settings.MAP_TILES_URL)
    if parts.netloc:
        response._csp_update = {"img-src": [f"{parts.scheme}://{parts.netloc}"]}
    return response


def point(latitude: float, longitude: float, **properties: object) -> dict[str, object]:
    """Return a GeoJSON feature of a place."""
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": properties,
    }


def area_names() -> list[dict[str, object]]:
    """Return the names of areas at their places, in the active language."""
    areas = Area.objects.exclude(latitude=None).exclude(longitude=None)
    return [point(area.latitude, area.longitude, name=area.label) for area in areas]


def collection(
    features: list[dict], areas: list[dict] | None = None, **members: object
) -> dict[str, object]:
    """Return a GeoJSON collection with the names of areas, which a map without tiles shows."""
    names = area_names() if areas is None else areas
    return {"type": "FeatureCollection", "features": features, "areas": names, **members}
