"""Which mailboxes are asked about a promise, and whose head is warned."""

from typing import TYPE_CHECKING

from hub.followups.kinds import addresses_of

if TYPE_CHECKING:
    from hub.followups.models import FollowUp, Office


def _office(followup: "FollowUp") -> "Office | None":
    return getattr(followup.department, "office", None)


def asked(followup: "FollowUp") -> list[str]:
    """Return the mailboxes that are asked: its own, else the department's, else the group's."""
    if followup.email:
        return [followup.email]
    if followup.promiser_id:
        return addresses_of(followup.promiser)
    office = _office(followup)
    return [office.email] if office else []


def head(followup: "FollowUp") -> str:
    """Return the mailbox of who is above the office, "" where nobody is known."""
    office = _office(followup)
    return office.head_email if office else ""
