"""Names in katakana, read from whatever kana people type."""

import re

from hub.text.letters import DASHES
from hub.text.normalise import plain

_KATAKANA_OF = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
# A dash that follows a kana draws it out; ン and ッ cannot be drawn out.
_LONG = re.compile(f"(?<=[ァ-ヂツ-ヲヴ-ヺ])[{DASHES}]+")
# Letters and numerals that are neither kana nor Latin. Marks (！ ♪ →) stand in names, so in readings.
_OTHER = re.compile(r"(?![ァ-ヺーヽヾA-Za-z0-9])[^\W_]")


def to_katakana(text: str) -> str:
    """Return `text` with hiragana as katakana, half-width kana made full-width, and ー for each
    dash that draws a kana out (ﾈｯﾄﾜ-ｸ, パ－トナ－)."""
    text = plain(text.replace("゛", "\u3099").replace("゜", "\u309a"))
    return _LONG.sub(lambda dashes: "ー" * len(dashes.group()), text.translate(_KATAKANA_OF))


def not_kana(reading: str) -> tuple[str, ...]:
    """Return the characters of `reading` (katakana) that no name in kana has, each once."""
    return tuple(dict.fromkeys(_OTHER.findall(reading)))
