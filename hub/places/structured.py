"""A place as schema.org knows it."""

from typing import TYPE_CHECKING

from hub.places.choices import Day, PlaceKind
from hub.places.opening import clock

if TYPE_CHECKING:
    from hub.places.models import PlacePage

TYPES = {
    PlaceKind.CENTRE: "CivicStructure",
    PlaceKind.FACILITY: "GovernmentBuilding",
    PlaceKind.HUB: "CivicStructure",
    PlaceKind.CORNER: "Place",
    PlaceKind.PRIVATE: "EventVenue",
    PlaceKind.OUTDOOR: "Park",
}
DAYS = {day: f"https://schema.org/{day.name.capitalize()}" for day in Day}


def place_as_data(place: "PlacePage") -> dict[str, object]:
    """Return the schema.org description of `place` (a page of any language)."""
    source = place.source
    data: dict[str, object] = {
        "@type": TYPES[PlaceKind(source.kind)],
        "name": place.title,
        "description": place.summary,
        "url": place.full_url,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.full_address,
            "postalCode": source.postal_code,
            "addressCountry": "JP",
        },
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": label, "value": True}
            for label in place.access_labels
        ],
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [DAYS[Day(code)] for code in block.value["days"]],
                "opens": clock(block.value["opens"]).zfill(5),
                "closes": clock(block.value["closes"]).zfill(5),
            }
            for block in source.opening
        ],
        "telephone": source.phone,
        "sameAs": source.website,
    }
    if place.has_position:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": float(source.latitude),
            "longitude": float(source.longitude),
        }
    return {name: value for name, value in data.items() if value}
