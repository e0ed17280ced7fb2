"""When who is asked and what the public may read of the delay: pure functions of days (CITY 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hub.core.japanese.working_days import after_working_days
from hub.core.retention import months_before
from hub.followups.workflow import OPEN

if TYPE_CHECKING:
    from hub.followups.models import FollowUp

# The person has so many working days to answer before the head hears of it (RULES F9).
TERM = 5
# So long before the public reads of the delay, the head was warned.
WARNING = timedelta(days=7)
LATER = (6, 12)  # months after the day, when it is asked what has become of it


@dataclass(frozen=True)
class Due:
    """Somebody is to be asked: a reason that is used once, and whether it is the head."""

    reason: str
    is_for_head: bool = False


def due_on(followup: "FollowUp", today: date) -> Iterator[Due]:
    """Yield whom to ask about a promise by `today`; what was asked before is yielded again."""
    if followup.state in OPEN:
        day = followup.expected
        if day <= today:
            yield Due(f"due {day}")
        if after_working_days(followup.due, TERM) <= today:
            yield Due(f"head {followup.due}", is_for_head=True)
    passed = [months for months in LATER if followup.due <= months_before(today, months)]
    if passed:
        yield Due(f"{passed[-1]} months {followup.due}")


def public_from(followup: "FollowUp") -> date:
    """Return from which day the public reads that an open promise is late, if nothing happens."""
    warned = followup.warned_on or after_working_days(followup.due, TERM)
    return warned + WARNING


def is_late(followup: "FollowUp", today: date) -> bool:
    """Return whether the delay may be told: the day was announced, and the head was warned."""
    return (
        followup.state in OPEN
        and followup.is_announced
        and followup.warned_on is not None
        and public_from(followup) <= today
    )
