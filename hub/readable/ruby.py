"""Readings in a page's HTML: as `<ruby>` in its text, and nowhere else."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from hub.readable.furigana.reader import Reader
from hub.readable.furigana.segments import Segment
from hub.readable.markup import LEFT_ALONE, language_in, texts
from hub.text.scripts import HAN

HTML = re.compile(r"<html[^>]*\slang=[\"']?([A-Za-z-]+)")
# Whoever hears them hears the kanji spoken: a reading would be spoken once more.
UNSEEN = re.compile(r"\saria-hidden=[\"']?true|visually-hidden|\scontenteditable")
HAS_KANJI = re.compile(f"[{HAN}]")
MAX_KEPT = 30_000  # pieces of text in a process


def language_of(html: str) -> str:
    """Return the language that a page says it is in, "" if it says none."""
    match = HTML.search(html[:2000])
    return match[1] if match else ""


def is_japanese(language: str) -> bool:
    """Return whether it is Japanese, ordinary or easy."""
    return language.partition("-")[0].lower() == "ja"


def with_readings(html: str, read: Callable[[str], str]) -> str:
    """Return a page with what `read` makes of each piece of its Japanese text.

    Args:
        html: a whole page in Japanese; it stays as it is up to `<body>`.
        read: text with kanji → HTML.
    """
    start = html.find("<body")
    if start < 0:
        return html
    pieces, written = [], 0
    for place, text in texts(html, _is_left_alone, start):
        if HAS_KANJI.search(text):
            pieces += (html[written:place], read(text))
            written = place + len(text)
    return "".join([*pieces, html[written:]])


def _is_left_alone(name: str, attributes: str) -> bool:
    """Return whether an element keeps what stands in it as it is."""
    if name in LEFT_ALONE or (attributes and UNSEEN.search(attributes)):
        return True
    language = language_in(attributes)
    return bool(language) and not is_japanese(language)


@lru_cache(maxsize=MAX_KEPT)
def marked_up(reader: Reader, known: frozenset[str], text: str) -> str:
    """Return a piece of HTML text with its readings.

    Args:
        reader: of the readings that hold now.
        known: kanji that need no reading; a word of them alone has none.
        text: as it stands in the page, escaped.
    """
    made = ruby(reader.segments(text), known)
    # One box, as the text was: in a flex container each ruby would be an item of its own. No rule
    # of a style sheet is about an element of this name.
    return made if made == text else f"<hub-text>{made}</hub-text>"


def ruby(segments: Iterable[Segment], known: frozenset[str] = frozenset()) -> str:
    """Return segments of escaped text as HTML. Screen readers say the kanji, not the reading."""
    return "".join(
        f'<ruby>{segment.text}<rt aria-hidden="true">{segment.reading}</rt></ruby>'
        if segment.reading and not known.issuperset(HAS_KANJI.findall(segment.text))
        else segment.text
        for segment in segments
    )
