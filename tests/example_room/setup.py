"""The shed."""

from hub.pages.first_pages import add_section
from tests.example_room.models import ToolIndexPage


def run() -> None:
    add_section(ToolIndexPage, "tools", "道具をかりる")
