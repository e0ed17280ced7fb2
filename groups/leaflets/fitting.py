"""How a leaflet is set so that all of it fits on one sheet: text first, the photo takes the rest.

PDF and print page have no script and no inline style, so the heights (in rem of leaflet.css) are
reckoned here from the texts' lengths and chosen among classes.
"""

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from django.utils.text import Truncator

if TYPE_CHECKING:
    from groups.leaflets.leaflet import Leaflet

# The sheet's height, and how many half-width characters a full line of text has, in rem.
SHEETS = {"a4": (73.2, 84), "a5": (70.8, 78)}
FOOT = 12.5
LABEL = 16  # half-width characters that a fact's name takes
TALLEST, SMALLEST, STEP = 24, 8, 2
SHORT = 100
NAME_SIZES = ((24, "large", 3.2), (44, "middle", 2.4), (10_000, "small", 1.8))


def width(text: str) -> int:
    """Return the width of `text`: a Japanese character counts 2."""
    return sum(1 if ord(char) < 0x1100 else 2 for char in text)


def lines(text: str, in_a_line: float) -> int:
    return sum(max(1, ceil(width(part) / in_a_line)) for part in text.splitlines())


@dataclass(frozen=True)
class Setting:
    """The sizes of the parts, in rem, of a wide or a close setting."""

    name: str
    pr: float
    text: float
    line: float  # the height of a line, in the text's size
    gap: float


WIDE = Setting("wide", 1.5, 1, 1.6, 0.9)
CLOSE = Setting("close", 1.1, 0.85, 1.45, 0.4)


@dataclass(frozen=True)
class Fit:
    density: str
    name_size: str
    photo: int  # its height; 0 without one
    has_purpose: bool
    is_short: bool

    @classmethod
    def of(cls, leaflet: "Leaflet", size: str) -> "Fit":
        name = next(name for most, name, _rem in NAME_SIZES if width(leaflet.page.title) <= most)
        for setting, has_purpose, is_short in (
            (WIDE, True, False),
            (CLOSE, True, False),
            (CLOSE, True, True),
            (CLOSE, False, True),
        ):
            left = _room_left(leaflet, size, setting, has_purpose, is_short)
            if left >= (SMALLEST if setting is WIDE else 0):
                break
        photo = min(TALLEST, int(left // STEP) * STEP)
        return cls(setting.name, name, max(photo, 0), has_purpose, is_short)

    @property
    def photo_class(self) -> str:
        return f"leaflet__photo--{self.photo}" if self.photo >= SMALLEST else ""


def _room_left(
    leaflet: "Leaflet", size: str, setting: Setting, has_purpose: bool, is_short: bool
) -> float:
    """Return what the texts leave of the sheet's height."""
    height, in_a_line = SHEETS[size]
    page = leaflet.page
    size_of_name = next(rem for most, _name, rem in NAME_SIZES if width(page.title) <= most)
    name = lines(page.title, in_a_line / size_of_name) * size_of_name * 1.3
    used = FOOT + 5.5 + name + lines(page.summary, in_a_line / setting.pr - 2) * setting.pr * 1.55
    row = setting.text * setting.line
    if leaflet.wanted:
        used += 3 * lines("  ".join(leaflet.wanted), in_a_line * 0.8)
    if has_purpose:
        used += 1 + lines(page.purpose, in_a_line / setting.text) * row
    used += 1.2
    for _label, value in leaflet.facts(is_short):
        used += setting.gap + lines(value, (in_a_line - LABEL) / setting.text * 0.95) * row
    return height - used


def shortened(text: str, is_short: bool) -> str:
    return Truncator(text).chars(SHORT) if is_short else text
