"""Places on a map."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.http import HttpRequest

from hub.core.locales import active_language
from hub.core.version import cached_for_content
from hub.pages.maps import area_names, collection, point

if TYPE_CHECKING:
    from hub.places.models import PlacePage


def map_of(places: "Iterable[PlacePage]", request: HttpRequest) -> dict[str, object]:
    """Return the GeoJSON of `places`, all of which have a position, in their own languages."""
    language = active_language()
    features = [
        point(
            float(place.source.latitude),
            float(place.source.longitude),
            name=place.title,
            url=place.get_url(request),
            precision="exact",
            **({} if place.lang == language else {"lang": place.lang}),
        )
        for place in places
    ]
    return collection(features, cached_for_content(request, f"area-names:{language}", area_names))
