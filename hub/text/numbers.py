"""Numbers as people and machines send them."""

import re

# Every database holds these in a whole number.
MAX_DIGITS = 18


def whole_number(text: str | None, instead: int = 0) -> int:
    """Return the whole number that `text` is, or `instead`: of what was sent nothing is sure.

    `int` raises for more than 4,300 digits, and what it returns may be too large for a database.
    """
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) <= MAX_DIGITS else instead


_DIGITS = str.maketrans("〇零一二三四五六七八九壱弐参", "00123456789123")
_UNITS = {"十": 10, "百": 100, "千": 1000}
_KANJI_NUMBER = re.compile("[〇零一二三四五六七八九壱弐参十百千]+")


def with_digits(text: str) -> str:
    """Return `text` with numbers in kanji as digits: 二十五 is 25, 二〇一三 is 2013."""
    return _KANJI_NUMBER.sub(lambda match: _in_digits(match.group()), text)


def _in_digits(kanji: str) -> str:
    if not set(kanji) & _UNITS.keys():
        return kanji.translate(_DIGITS)
    total, digit = 0, ""
    for letter in kanji:
        if letter in _UNITS:
            total += int(digit or 1) * _UNITS[letter]
            digit = ""
        else:
            digit += letter.translate(_DIGITS)
    return str(total + int(digit or 0))
