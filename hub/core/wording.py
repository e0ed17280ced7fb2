"""How languages put words together."""

from collections.abc import Iterable

from django.utils.translation import get_language

IDEOGRAPHIC_COMMA = ("ja", "zh")


def enumerated(items: Iterable[object]) -> str:
    """Return the labels of `items` in a row, with the comma of the active language."""
    comma = "、" if (get_language() or "").startswith(IDEOGRAPHIC_COMMA) else ", "
    return comma.join(str(getattr(item, "label", item)) for item in items)
