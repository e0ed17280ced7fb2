"""The running text of HTML, piece by piece, without what a caller leaves alone."""

import re
from collections.abc import Callable, Iterator

# A comment or a tag, and the text behind it.
TOKENS = re.compile(
    r"<(?:!--.*?-->|[!?][^>]*>|(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>)([^<]*)",
    re.DOTALL,
)
LANGUAGE = re.compile(r"\slang=[\"']?([A-Za-z-]+)")
# Their content is no running text of the page, or has no room for anything more.
LEFT_ALONE = {
    *("code", "kbd", "option", "pre", "ruby", "samp", "script", "select", "style", "svg"),
    *("template", "textarea", "title"),
}
VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr"),
}


def texts(
    html: str, is_left_alone: Callable[[str, str], bool], start: int = 0
) -> Iterator[tuple[int, str]]:
    """Yield (where it begins, text) of each piece of text behind a tag, still escaped.

    Args:
        html: a page or a part of one.
        is_left_alone: takes an element's name and attributes; true where all in it is passed over.
            Void elements are not asked about: nothing stands in them.
        start: where to begin.
    """

    def is_left_alone_here(name: str, attributes: str) -> bool:
        has_content = name not in VOID and not attributes.endswith("/")
        return has_content and is_left_alone(name, attributes)

    inside, depth = "", 0
    for token in TOKENS.finditer(html, start):
        closes, name, attributes, text = token.groups()
        if inside:
            if name == inside and not attributes.endswith("/"):
                depth += -1 if closes else 1
                inside = inside if depth else ""
        elif name and not closes and is_left_alone_here(name, attributes):
            inside, depth = name, 1
        if text and not inside:
            yield token.start(4), text


def language_in(attributes: str) -> str:
    """Return the language that an element's attributes name, or ""."""
    found = LANGUAGE.search(attributes) if "lang=" in attributes else None
    return found[1] if found else ""
