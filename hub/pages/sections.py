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


@dataclass(frozen=True)
class _Registered:
    section: Section
    template: str
    reads_anywhere: bool


_sections: dict[str, list[_Registered]] = {}


def register(
    page_type: str, section: Section, template: str = "", *, reads_anywhere: bool = False
) -> None:
    """Let `section` give values to the template of a page type, or to a template of its own.

    Args:
        page_type: "app_label.ModelName" of the page.
        section: takes the page (of any language) and the request; returns template values.
        template: shown below the page's own content with `values`, if there are any; so a page
            shows what it knows nothing of.
        reads_anywhere: `template` needs nothing but `values`, and is also shown where the page is
            not in the reader's language, below its coded facts.
    """
    registered = _Registered(section, template, reads_anywhere)
    _sections.setdefault(page_type, []).append(registered)


def values_for(page: "BasePage", request: HttpRequest) -> Values:
    """Return what all rooms give the template of `page`, and as `room_blocks` what they show."""
    given: Values = {}
    blocks: list[Block] = []
    for one in _open_sections(page):
        values = one.section(page, request)
        if not one.template:
            given |= values
        elif values:
            blocks.append(Block(one.template, values))
    return given | {"room_blocks": blocks}


def blocks_for_untranslated(page: "BasePage", request: HttpRequest) -> list[Block]:
    """Return what rooms show where the source `page` is not in the reader's language."""
    found = [one for one in _open_sections(page) if one.reads_anywhere]
    shown = [Block(one.template, one.section(page, request)) for one in found]
    return [block for block in shown if block.values]


def _open_sections(page: "BasePage") -> list[_Registered]:
    return [one for one in _sections.get(page._meta.label, ()) if is_thing_open(one.section)]
