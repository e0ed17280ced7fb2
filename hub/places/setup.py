"""The section of places."""

from hub.pages.first_pages import add_section
from hub.places.models import PlaceIndexPage


def run() -> None:
    add_section(PlaceIndexPage, "places", "場所をさがす")
