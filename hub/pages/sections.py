"""What rooms show on pages of a type, their own and other rooms'."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from hub.core.switches import is_thing_open

if TYPE_CHECKING:
    from hub.pages.models import BasePage

Values = dict[str, object]
Section = Callable[["BasePage", HttpRequest], Values]


@dataclass(frozen=True)
class Block:
    """What another room shows below a page's own content: a template, and its `values`."""

    template: str
    values: Values


_sections: dict[str, list[tuple[Section, str]]] = {}


def register(page_type: str, section: Section, template: str = "") -> None:
    """Let `section` give values to the template of a page type, or to a template of its own.

    Args:
        page_type: "app_label.ModelName" of the page.
        section: takes the page (of any language) and the request; returns template values.
        template: shown below the page's own content with `values`, if there are any; so a page
            shows what it knows nothing of.
    """
    _sections.setdefault(page_type, []).append((section, template))


def values_for(page: "BasePage", request: HttpRequest) -> Values:
    """Return what all rooms give the template of `page`, and as `room_blocks` what they show."""
    given: Values = {}
    blocks: list[Block] = []
    for section, template in _sections.get(page._meta.label, ()):
        if not is_thing_open(section):
            continue
        values = section(page, request)
        if not template:
            given |= values
        elif values:
            blocks.append(Block(template, values))
    return given | {"room_blocks": blocks}
