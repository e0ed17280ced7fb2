"""Pages of rooms that are switched: known by their type, or by the section in which they stand."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from hub.core import switches
from hub.core.cached import asked_once
from hub.core.parts import Part, State, all_parts, around, part_of_thing

SECTION_DEPTH = 3  # below the invisible root and a home page


def part_of_page(page: Page) -> str:
    """Return the name of the part to which `page` belongs, or ""."""
    step = next(iter(page.url_path.split("/")[SECTION_DEPTH - 1 :]), "")
    section = next((part.name for part in all_parts().values() if step in part.sections), "")
    return section or part_of_thing(page.specific_class or type(page))


def is_page_open(page: Page) -> bool:
    """Return whether the part of `page` exists for who asks now."""
    return switches.is_open(part_of_page(page))


def is_page_inside(page: Page) -> bool:
    """Return whether the part of `page` exists for city hall alone."""
    return switches.state_of(part_of_page(page)) == State.INSIDE


def is_page_off(page: Page) -> bool:
    """Return whether the part of `page` exists for nobody, not even in the admin."""
    return switches.state_of(part_of_page(page)) == State.OFF


def closed_pages() -> Q | None:
    """Return a condition that the pages of closed parts meet; None where nothing is closed."""
    request = switches.present_request.get()
    return _closed_pages() if request is None else asked_once(request, "closed", _closed_pages)


def _closed_pages() -> Q | None:
    return _pages_of(switches.closed_parts())


def _pages_of(parts: list[Part]) -> Q | None:
    """Return a condition that the pages of `parts` meet; None if they can have none."""
    names = {part.name for part in parts}
    types = [
        model
        for model in apps.get_models()
        if issubclass(model, Page) and part_of_thing(model) in names
    ]
    sections = [slug for part in parts for slug in part.sections]
    if not types and not sections:
        return None
    condition = Q(content_type__in=ContentType.objects.get_for_models(*types).values())
    tops = Page.objects.filter(depth=SECTION_DEPTH, slug__in=sections) if sections else ()
    for top in tops:
        condition |= Q(path__startswith=top.path)
    return condition


def pages_of_part(name: str) -> PageQuerySet:
    """Return all pages of a part, and of the parts of a room, whether open or not."""
    parts = [part for part in all_parts().values() if name in around(part.name)]
    condition = _pages_of(parts)
    return Page.objects.filter(condition) if condition else Page.objects.none()


def without_closed(pages: PageQuerySet) -> PageQuerySet:
    """Return those of `pages` whose part exists for who asks now."""
    closed = closed_pages()
    return pages.exclude(closed) if closed else pages
