"""Numbers as people and machines send them."""

# Every database holds these in a whole number.
MAX_DIGITS = 18


def whole_number(text: str | None, instead: int = 0) -> int:
    """Return the whole number that `text` is, or `instead`: of what was sent nothing is sure.

    `int` raises for more than 4,300 digits, and what it returns may be too large for a database.
    """
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) <= MAX_DIGITS else instead
