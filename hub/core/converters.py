"""Parts of addresses that are more than text."""

from datetime import date


class DayConverter:
    """A day as 2026-12-05."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)  # ValueError: no such day, so no such address

    def to_url(self, value: date) -> str:
        return value.isoformat()
