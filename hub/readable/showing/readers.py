"""A Japanese page as whoever asks for it wishes to read it."""

from functools import partial

from django.http import HttpRequest

from hub.readable.grades import kanji_up_to
from hub.readable.readings import reader_for
from hub.readable.ruby import is_japanese, language_of, marked_up, with_readings
from hub.readable.showing.choices import is_offered, known_grade, wants_readings


def depends_on_reader(html: str) -> bool:
    """Return whether a whole page may have readings, for some of its readers."""
    return is_japanese(language_of(html)) and is_offered()


def for_reader(request: HttpRequest, html: str) -> str:
    """Return a whole page with readings above its kanji, if whoever made `request` wishes."""
    language = language_of(html)
    if not depends_on_reader(html) or not wants_readings(request, language):
        return html
    known = kanji_up_to(known_grade(request, language))
    return with_readings(html, partial(marked_up, reader_for(request), known))
