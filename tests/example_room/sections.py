"""Tools on other rooms' pages."""

from django.http import HttpRequest

from hub.pages.listing import localise
from hub.pages.models import BasePage
from tests.example_room.models import ToolPage


def tools_about(page: BasePage, request: HttpRequest) -> dict[str, object]:
    """Return the public tools that concern `page`; nothing without any."""
    tools = ToolPage.objects.public_sources().filter(about=page.source.pk)
    return {"tools": localise(tools, page.lang)} if tools else {}
