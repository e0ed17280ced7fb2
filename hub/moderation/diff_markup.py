"""What differs between two values, marked word by word for the reviewer."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hub.editorial.diff import diff_text
from hub.forms.changes import Change
from hub.forms.kinds import Line

TAGS = {"deletion": "del", "addition": "ins"}


@dataclass(frozen=True)
class MarkedLine:
    """A line to show; `mark` is "del", "ins" or "" for a line (a picture, a file) as a whole."""

    text: SafeString | str
    image: object = None
    mark: str = ""
    url: str = ""


@dataclass(frozen=True)
class MarkedChange:
    change: Change
    before: list[MarkedLine] = field(default_factory=list)
    after: list[MarkedLine] = field(default_factory=list)


def marked(changes: Iterable[Change]) -> list[MarkedChange]:
    """Return changes with what was taken out marked before and what was added marked after."""
    return [_marked(change) for change in changes]


def _marked(change: Change) -> MarkedChange:
    one_text = [
        line.text
        for lines in (change.before, change.after)
        for line in lines
        if not (line.image or line.url)
    ]
    if len(change.before) == len(change.after) == 1 and len(one_text) == 2:
        before, after = marked_texts(*one_text)
        return MarkedChange(change, [MarkedLine(before)], [MarkedLine(after)])
    return MarkedChange(
        change,
        _lines(change.before, change.after, "del"),
        _lines(change.after, change.before, "ins"),
    )


def _lines(lines: list[Line], others: list[Line], tag: str) -> list[MarkedLine]:
    return [
        MarkedLine(line.text, line.image, "" if line in others else tag, line.url) for line in lines
    ]


def marked_texts(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Return two texts as HTML, each with what the other does not have in `del` or `ins`."""
    parts = diff_text(before, after).changes
    return _side(parts, "deletion"), _side(parts, "addition")


def _side(parts: list[tuple[str, str]], kind: str) -> SafeString:
    shown = [(name, text) for name, text in parts if name in ("equal", kind)]
    return format_html_join("", "{}", ((_piece(name, text),) for name, text in shown))


def _piece(name: str, text: str) -> SafeString | str:
    tag = TAGS.get(name)
    return format_html(f"<{tag}>{{}}</{tag}>", text) if tag else text
