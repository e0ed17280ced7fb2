"""Makes the light page of each language from the approved page, and from what rooms know."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from hub.core.switches import asked_by, is_thing_open
from hub.disaster.facts import facts
from hub.disaster.models import DisasterPage
from hub.disaster.shelf import MAX_BYTES, STYLE, Shelf, home_path
from hub.pages.frame import frame_without_request
from hub.pages.listing import localise

# What a message of today may need beside the page.
MAX_SAID_BYTES = 1_500


def approved_page() -> DisasterPage | None:
    """Return the public page in the language in which everything starts."""
    return DisasterPage.objects.public_sources().order_by("path").first()


def missing_languages(source: DisasterPage) -> list[str]:
    """Return the names of the languages in which `source` is not public yet."""
    return [name for code, name in settings.LANGUAGES if localise([source], code)[0].lang != code]


def prepare(shelf: Shelf) -> None:
    """Lay ready on this machine what is approved now; if it is on top, put it there anew."""
    with asked_by(None):
        source = approved_page() if is_thing_open(DisasterPage) else None
        pages = _light_pages(source) if source else {}
    if pages == shelf.prepared():
        return
    shelf.prepare(pages, style_sheet())
    state = shelf.state()
    if state and state.is_on:
        shelf.show(state)


def style_sheet() -> str:
    return Path(finders.find(f"disaster/{STYLE}")).read_text("utf-8")


def _light_pages(source: DisasterPage) -> dict[str, str]:
    room = MAX_BYTES - MAX_SAID_BYTES - len(style_sheet().encode())
    return {code: light_page(source, code, room) for code, _name in settings.LANGUAGES}


def light_page(source: DisasterPage, language: str, room: int) -> str:
    """Return the page in `language`, with as much of what rooms know as `room` bytes allow."""
    (page,) = localise([source], language)
    with translation.override(language):
        known = facts(language)
        while True:
            html = render_to_string("disaster/light.html", _values(page, language, known))
            if len(html.encode()) <= room or not known:
                return html
            longest = max(known, key=lambda fact: len(fact.lines))
            longest.lines.pop()
            known = [fact for fact in known if fact.lines]


def _values(page: DisasterPage, language: str, known: list) -> dict[str, object]:
    homes = [(code, name, home_path(code)) for code, name in settings.LANGUAGES]
    return {
        "page": page,
        "source": page.source,
        "language": language,
        "hub": frame_without_request(language),
        "facts": known,
        "homes": homes,
        "usual": f"{home_path(language)}?usual",
    }
