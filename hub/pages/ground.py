"""What maps without tiles are drawn on: outlines that a city brings as GeoJSON."""

import json

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_LETTERS = 300_000
OUTLINES = ("Polygon", "MultiPolygon", "LineString", "MultiLineString")
# How deep the positions of each kind of outline lie in lists (RFC 7946, 3.1)
DEPTH = {"LineString": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}


def validate_ground(value: object) -> None:
    """Raise unless `value` is a small FeatureCollection of outlines in degrees (RFC 7946)."""
    if len(json.dumps(value, ensure_ascii=False)) > MAX_LETTERS:
        raise ValidationError(
            _("This is too long: %(most)s letters at most. Simpler outlines will do."),
            params={"most": MAX_LETTERS},
        )
    if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
        raise ValidationError(_("Please paste a GeoJSON FeatureCollection."))
    features = value.get("features")
    if not isinstance(features, list) or not features or not all(map(_is_outline, features)):
        raise ValidationError(
            _("Each feature must be an outline (%(kinds)s) in degrees, longitude first."),
            params={"kinds": ", ".join(OUTLINES)},
        )


def _is_outline(feature: object) -> bool:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") not in OUTLINES:
        return False
    return _are_positions(geometry.get("coordinates"), DEPTH[geometry["type"]])


def _are_positions(found: object, depth: int) -> bool:
    if not isinstance(found, list) or not found:
        return False
    if depth:
        return all(_are_positions(part, depth - 1) for part in found)
    return (
        len(found) >= 2
        and all(isinstance(number, int | float) for number in found)
        and abs(found[0]) <= 180
        and abs(found[1]) <= 90
    )
