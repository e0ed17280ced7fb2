"""The ground that a city brings for its maps is looked at before it is taken."""

import pytest
from django.core.exceptions import ValidationError

from hub.pages.ground import MAX_LETTERS, validate_ground


def collection(**geometry: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geometry}]}


@pytest.mark.parametrize(
    ("kind", "coordinates"),
    [
        ("LineString", [[140.4, 36.3], [140.5, 36.4]]),
        ("Polygon", [[[140.4, 36.3], [140.5, 36.4], [140.5, 36.3], [140.4, 36.3]]]),
        ("MultiLineString", [[[140.4, 36.3], [140.5, 36.4, 12.0]]]),
        ("MultiPolygon", [[[[140.4, 36.3], [140.5, 36.4], [140.5, 36.3], [140.4, 36.3]]]]),
    ],
)
def test_outlines_are_taken(kind, coordinates):
    validate_ground(collection(type=kind, coordinates=coordinates))


@pytest.mark.parametrize(
    "value",
    [
        "text",
        [],
        {"type": "FeatureCollection"},
        {"type": "FeatureCollection", "features": []},
        {"type": "FeatureCollection", "features": ["text"]},
        collection(type="Point", coordinates=[140.4, 36.3]),
        collection(type="LineString", coordinates=[[140.4, "36.3"]]),
        collection(type="LineString", coordinates=[[36.3, 140.4]]),
        collection(type="Polygon", coordinates=[[140.4, 36.3]]),
        collection(type="LineString", coordinates=[[140.4, 36.3]] * MAX_LETTERS),
    ],
)
def test_anything_else_is_refused(value):
    with pytest.raises(ValidationError):
        validate_ground(value)
