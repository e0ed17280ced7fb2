"""What spreadsheets make of cells by themselves when they open and save a table."""

import re
from decimal import Decimal

from hub.text.dates import read_date
from hub.text.normalise import plain
from hub.text.numbers import whole_number

ROUNDED = re.compile(r"(\d(?:\.\d+)?)e\+?(\d{1,2})", re.IGNORECASE)
# Two or three short numbers: a spreadsheet takes them for a day (6-12 is 6月12日 to it).
LIKE_A_DATE = re.compile(r"(\d{1,4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")
A_DATE = re.compile(
    r"(?:\d{1,4}[-/年])?\d{1,2}[-/月]\d{1,2}日?|\d{1,2}-[a-z]{3}(?:-\d\d)?|[a-z]{3}-\d\d"
)
MAX_DIGITS = 15  # of a number that a spreadsheet keeps exactly


def is_rounded(text: str) -> bool:
    """Return whether `text` is a long number of which only the first digits are left: 5.9E+12."""
    return ROUNDED.fullmatch(plain(text)) is not None


def is_rewritten(written: str, text: str) -> bool:
    """Return whether `text` is what a spreadsheet leaves of a cell in which `written` stood."""
    text = plain(text)
    digits = re.sub(r"[-\s]", "", plain(written))
    if rounded := ROUNDED.fullmatch(text):
        mantissa = rounded[1].replace(".", "")
        if not digits.isdecimal() or len(digits) != whole_number(rounded[2]) + 1:
            return False
        return f"{Decimal(digits):.{len(mantissa) - 1}e}".startswith(rounded[1])
    if digits.isdecimal() and text.isdecimal():
        lost = len(digits) > MAX_DIGITS and text == digits[:MAX_DIGITS].ljust(len(digits), "0")
        return lost or (digits != text and digits.lstrip("0") == text)
    if LIKE_A_DATE.fullmatch(plain(written)):
        is_day = A_DATE.fullmatch(text.casefold()) or read_date(text)
        return bool(is_day) and text != plain(written)
    return False
