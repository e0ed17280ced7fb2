"""What rooms show on pages of a type, their own and other rooms'."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from hub.pages.models import BasePage

Section = Callable[["BasePage", HttpRequest], dict[str, object]]
_sections: dict[str, list[Section]] = {}


def register(page_type: str, section: Section) -> None:
    """Let `section` give values to the template of a page type.

    Args:
        page_type: "app_label.ModelName" of the page.
        section: takes the page (of any language) and the request; returns template values.
    """
    _sections.setdefault(page_type, []).append(section)


def values_for(page: "BasePage", request: HttpRequest) -> dict[str, object]:
    """Return what all rooms give the template of `page`."""
    values: dict[str, object] = {}
    for section in _sections.get(page._meta.label, ()):
        values |= section(page, request)
    return values
