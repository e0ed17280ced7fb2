"""Panels that rooms put beside the editor of a page, in the row of Wagtail's own."""

from collections.abc import Callable

from django.http import HttpRequest
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

# Takes the page that is edited (as its own type) and returns the panel, or None where it has none.
SidePanelMaker = Callable[[Page, HttpRequest], BaseSidePanel | None]
makers: list[SidePanelMaker] = []


def side_panels(page: Page, request: HttpRequest) -> list[BaseSidePanel]:
    """Return the rooms' panels beside the editor of `page` for the person of `request`."""
    return [panel for make in makers if (panel := make(page, request)) is not None]
