"""Readings in a page's HTML: as `<ruby>` in its text, and nowhere else."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from hub.readable.furigana.reader import Reader
from hub.readable.furigana.segments import Segment
from hub.text.scripts import HAN

# A comment or a tag, and the text behind it.
TOKENS = re.compile(
    r"<(?:!--.*?-->|[!?][^>]*>|(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>)([^<]*)",
    re.DOTALL,
)
LANGUAGE = re.compile(r"\slang=[\"']?([A-Za-z-]+)")
HTML = re.compile(r"<html[^>]*\slang=[\"']?([A-Za-z-]+)")
# Their content is no running text of the page, or has no room for a reading.
LEFT_ALONE = {
    *("code", "kbd", "option", "pre", "ruby", "samp", "script", "select", "style", "svg"),
    *("template", "textarea", "title"),
}
# Whoever hears them hears the kanji spoken: a reading would be spoken once more.
UNSEEN = re.compile(r"\saria-hidden=[\"']?true|visually-hidden|\scontenteditable")
VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr"),
}
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
    pieces, written, inside, depth = [], 0, "", 0
    for token in TOKENS.finditer(html, start):
        closes, name, attributes, text = token.groups()
        if inside:
            if name == inside and not attributes.endswith("/"):
                depth += -1 if closes else 1
                inside = inside if depth else ""
        elif name and not closes and _is_left_alone(name, attributes):
            inside, depth = name, 1
        if text and not inside and HAS_KANJI.search(text):
            place = token.start(4)
            pieces += (html[written:place], read(text))
            written = place + len(text)
    return "".join([*pieces, html[written:]])


def _is_left_alone(name: str, attributes: str) -> bool:
    """Return whether an element keeps what stands in it as it is."""
    if name in VOID or attributes.endswith("/"):
        return False
    if name in LEFT_ALONE or (attributes and UNSEEN.search(attributes)):
        return True
    language = LANGUAGE.search(attributes) if "lang=" in attributes else None
    return bool(language and not is_japanese(language[1]))


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
