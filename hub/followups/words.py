"""What the public reads of a promise: the office, a day, a sentence; never a person (CITY 7)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hub.followups.kinds import is_lateness_shown
from hub.followups.schedule import is_late, public_from
from hub.followups.workflow import State
from hub.occurrences.words import dated

if TYPE_CHECKING:
    from hub.followups.models import FollowUp


@dataclass(frozen=True)
class Said:
    """How a promise stands, in the active language.

    Attributes:
        words: the state, with a day where there is one to read.
        sentence: what the office wrote, in Japanese; or "".
        label: what stands before the sentence; or "".
        is_late: whether it says that the promise is late.
        is_settled: whether nothing more is expected.
    """

    words: str
    sentence: str = ""
    label: str = ""
    is_late: bool = False
    is_settled: bool = False


def said_of(followup: "FollowUp", today: date) -> Said:
    """Return what is read of `followup` on `today` by who asks now."""
    label = str(State(followup.state).label)
    if not followup.is_open:
        return Said(label, followup.what_happened, is_settled=True)
    if followup.due >= today:
        return Said(_before(followup, label, today), followup.what_happened)
    if not (followup.is_announced and is_lateness_shown(followup.kind)):
        return Said(_looking(followup), followup.what_happened)
    if is_late(followup, today):
        return _late(followup, today)
    day = public_from(followup)
    if day <= today:
        return Said(_looking(followup), followup.what_happened)
    words = _("The division is looking into it (until %(day)s).") % {"day": dated(day, today)}
    return Said(words, followup.what_happened)


def _looking(followup: "FollowUp") -> str:
    if followup.promiser_id:
        return _("The group is looking into it.")
    return _("The division is looking into it.")


def _before(followup: "FollowUp", label: str, today: date) -> str:
    if not followup.is_announced:
        return label
    day = dated(followup.due, today)
    return pgettext("promise", "%(state)s (until %(day)s)") % {"state": label, "day": day}


def _late(followup: "FollowUp", today: date) -> Said:
    words = _("It is later than planned.")
    new_day = followup.late_until
    if new_day and new_day >= today:
        words += " " + _("New day: %(day)s.") % {"day": dated(new_day, today)}
    label = _("Reason") if followup.late_reason else ""
    return Said(words, followup.late_reason, label, is_late=True)
