"""What is done with sheets and sign-ups. One change = one transaction; no request here."""

from hub.signups.services.answering import answer
from hub.signups.services.changing import (
    accept,
    cancel,
    cancel_by_desk,
    seat,
    shrink,
    sign_up_at_desk,
)
from hub.signups.services.deciding import admit, decline
from hub.signups.services.filling import fill
from hub.signups.services.forgetting import (
    forget_all,
    forget_all_of_guardian,
    forget_guardian,
    forget_one,
    is_guardian_needed,
)
from hub.signups.services.sheets import (
    change_sheet,
    lock_sheets,
    open_sheet,
    place_changed,
    tell_all,
)
from hub.signups.services.signing_up import (
    confirm,
    correct_address,
    link_by_code,
    of_link,
    sign_up,
)

__all__ = [
    "accept",
    "admit",
    "answer",
    "cancel",
    "cancel_by_desk",
    "change_sheet",
    "confirm",
    "correct_address",
    "decline",
    "fill",
    "forget_all",
    "forget_all_of_guardian",
    "forget_guardian",
    "forget_one",
    "is_guardian_needed",
    "link_by_code",
    "lock_sheets",
    "of_link",
    "open_sheet",
    "place_changed",
    "seat",
    "shrink",
    "sign_up",
    "sign_up_at_desk",
    "tell_all",
]
