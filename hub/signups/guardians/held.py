"""When and where a date is held: a guardian who agreed to another one is asked again."""

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.signups.models import Sheet


def held_as(sheet: "Sheet") -> str:
    """Return hours and place as they are now, for comparing alone."""
    date, page = sheet.date, sheet.subject
    hours = (moment.astimezone(UTC).isoformat() for moment in (date.starts_at, date.ends_at))
    place = date.place_id or getattr(page, "place_id", None) or ""
    return " ".join([*hours, str(place), getattr(page, "place_text", "")])
