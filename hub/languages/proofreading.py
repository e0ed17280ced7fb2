"""What a translation must keep of the Japanese: placeholders, links, phone numbers, figures.

Pure functions of text. Texts are wagtail-localize's: inline HTML whose links are numbered
(`<a id="a1">`).
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum

from hub.text.normalise import plain
from hub.text.numbers import whole_number


class Kind(Enum):
    MISSING = "missing"
    MARKUP = "markup"
    LENGTH = "length"
    PLACEHOLDER = "placeholder"
    LINK = "link"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"
    NUMBER = "number"


# A figure may rightly be written in another way (3月 is March, 3万 is 30,000): people are asked.
ASKED_ABOUT = {Kind.NUMBER}


@dataclass(frozen=True)
class Fault:
    """Something of the source that its translation does not have, or has in another form."""

    kind: Kind
    values: tuple[str, ...]

    @property
    def must_be_mended(self) -> bool:
        return self.kind not in ASKED_ABOUT


TAG = re.compile(r"<[^>]*>")
LINK = re.compile(r"""<a\b[^>]*\bid=["']([^"']+)["']""", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\{?\s*\w+\s*\}?\}")
WEB_ADDRESS = re.compile(r"https?://[\w.~:/?#\[\]@!$&'*+,;=%-]*[\w/=&%-]", re.ASCII)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
PHONE = re.compile(r"(?<![\d-])(?:\+81[- ]?\d{1,4}|0\d{1,4})[- ]\d{1,4}[- ]\d{3,4}(?![\d-])")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# Months, years of an era and round sums have other figures, or none, in another language.
OTHERWISE = re.compile(
    r"\d+(?=\s*(?:か月|ヶ月)?月|[万億兆千百])|(?<=令和)\d+|(?<=平成)\d+|(?<=昭和)\d+"
)
NOON = 12


def faults(source: str, words: str) -> list[Fault]:
    """Return what `words` lacks of `source`, or has beyond it, by kind.

    Args:
        source: a part of the Japanese page, inline HTML.
        words: its translation, inline HTML; not empty.
    """
    found = []
    for kind, pattern in ((Kind.LINK, LINK), (Kind.PLACEHOLDER, PLACEHOLDER)):
        wanted, present = Counter(pattern.findall(source)), Counter(pattern.findall(words))
        if different := (wanted - present) + (present - wanted):
            found.append(Fault(kind, tuple(sorted(different))))
    before, after = _plain(source), _plain(words)
    for kind, pattern in ((Kind.ADDRESS, WEB_ADDRESS), (Kind.MAIL, MAIL)):
        if lost := _lost(pattern.findall(before), pattern.findall(after)):
            found.append(Fault(kind, lost))
        before, after = pattern.sub(" ", before), pattern.sub(" ", after)
    before_phones, after_phones = _phones(before), _phones(after)
    if lost := tuple(text for key, text in before_phones.items() if key not in after_phones):
        found.append(Fault(Kind.PHONE, lost))
    if lost := _lost_numbers(PHONE.sub(" ", before), PHONE.sub(" ", after)):
        found.append(Fault(Kind.NUMBER, lost))
    return found


def _plain(text: str) -> str:
    """Return `text` without tags and placeholders, its digits and hyphens in their usual form."""
    text = PLACEHOLDER.sub(" ", TAG.sub(" ", text)).replace("&amp;", "&")
    text = plain(text)
    return re.sub(r"(?<=\d)[‐‑‒–—−ー](?=\d)", "-", text)


def _lost(wanted: list[str], present: list[str]) -> tuple[str, ...]:
    """Return what of `wanted` is not in `present`, each once, in its order."""
    there = {value.lower() for value in present}
    return tuple(dict.fromkeys(value for value in wanted if value.lower() not in there))


def _phones(text: str) -> dict[str, str]:
    """Return {digits of the number as dialled in Japan: number as written}."""
    numbers = {}
    for written in PHONE.findall(text):
        digits = re.sub(r"\D", "", written)
        numbers["0" + digits.removeprefix("81") if written.startswith("+") else digits] = written
    return numbers


def _lost_numbers(source: str, words: str) -> tuple[str, ...]:
    """Return the figures that are lost.

    A lone digit may be written as a word, so it counts only where there is another figure instead.
    Hours after noon may be written with "pm".
    """
    wanted = Counter(_figures(OTHERWISE.sub(" ", source)))
    present = Counter(_figures(words))
    lost, added = wanted - present, present - wanted
    return tuple(
        figure
        for figure in lost
        if (len(figure) > 1 or added)
        and not (figure.isdigit() and _in_the_afternoon(figure, added))
    )


def _in_the_afternoon(figure: str, added: Counter[str]) -> bool:
    hour = whole_number(figure) - NOON
    return 0 < hour < NOON and str(hour) in added


def _figures(text: str) -> list[str]:
    return [figure.replace(",", "") for figure in NUMBER.findall(text)]
