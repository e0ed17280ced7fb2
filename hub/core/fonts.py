"""Which characters the fonts of this machine can draw."""

import re
import subprocess
import unicodedata
from bisect import bisect_right
from functools import cache

from hub.text.letters import UNSEEN

RANGE = re.compile(r"([0-9a-f]+)(?:-([0-9a-f]+))?")
_UNSEEN = re.compile(f"[{UNSEEN}\\s]+")
# What is left of an emoji when its picture is gone.
_REST = "[\ufe0e\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"


def undrawn(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no font here has, each once.

    Without fontconfig's fc-list nothing is known, and nothing is returned.
    """
    seen = dict.fromkeys(_UNSEEN.sub("", text))
    return tuple(char for char in seen if not char.isascii() and not _is_drawn(ord(char)))


def drawn(text: str) -> str:
    """Return `text` without what no font here can draw."""
    missing = "".join(map(re.escape, undrawn(text)))
    return re.sub(f"{_REST}[{missing}]{_REST}", "", text) if missing else text


def _is_drawn(code: int) -> bool:
    starts, ends = _covered()
    if not starts:
        return True
    place = bisect_right(starts, code) - 1
    # For private use, a font of symbols draws what it likes.
    is_private = unicodedata.category(chr(code)) == "Co"
    return not is_private and place >= 0 and code <= ends[place]


@cache
def _covered() -> tuple[list[int], list[int]]:
    """Return where the ranges of characters begin and end that some font has, in order."""
    try:
        told = subprocess.run(["fc-list", ":", "charset"], capture_output=True, check=True)  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        return [], []
    codes = {
        (int(first, 16), int(last or first, 16))
        for line in set(told.stdout.decode().splitlines())
        for first, last in RANGE.findall(line.partition("=")[2])
    }
    starts: list[int] = []
    ends: list[int] = []
    for first, last in sorted(codes):
        if starts and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends
