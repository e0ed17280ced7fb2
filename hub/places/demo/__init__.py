"""The places of the demonstration: twelve of six kinds, all made up."""

from collections.abc import Iterator

from hub.pages.demo_registry import PageSpec, read_yaml
from hub.pages.models import HubSettings
from hub.places.models import PlaceIndexPage, PlacePage

MUNICIPALITY_CODE = "082015"


def page_specs() -> Iterator[PageSpec]:
    content = read_yaml("hub/places/demo/places.yaml")
    yield PageSpec("places", PlaceIndexPage, content["index"])
    for values in content["places"]:
        yield PageSpec(f"places/{values['slug']}", PlacePage, values)


def load() -> None:
    """The city's code, which its open data need."""
    settings = HubSettings.load()
    if not settings.municipality_code:
        settings.municipality_code = MUNICIPALITY_CODE
        settings.save(update_fields=["municipality_code"])
