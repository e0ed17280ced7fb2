"""What is done with enquiries. One change = one transaction; no request here."""

from hub.enquiries.services.asking import (
    PER_PAGE_A_DAY,
    PER_SENDER_A_DAY,
    UNCONFIRMED_A_DAY,
    Closed,
    TooMany,
    WayChanged,
    ask,
    confirm,
    deliver,
    find_reported,
    find_unconfirmed,
    page_behind,
    report,
)
from hub.enquiries.services.desk import block, passed_on, unblock
from hub.enquiries.services.doors import close_by_desk, set_door
from hub.enquiries.services.forgetting import forget_content

__all__ = [
    "PER_PAGE_A_DAY",
    "PER_SENDER_A_DAY",
    "UNCONFIRMED_A_DAY",
    "Closed",
    "TooMany",
    "WayChanged",
    "ask",
    "block",
    "close_by_desk",
    "confirm",
    "deliver",
    "find_reported",
    "find_unconfirmed",
    "forget_content",
    "page_behind",
    "passed_on",
    "report",
    "set_door",
    "unblock",
]
