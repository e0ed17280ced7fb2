"""Who sees who has been trained."""

from typing import TYPE_CHECKING

from hub.core.rules import YES, Answer
from hub.editorial.people import NOT_DESK, is_desk

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def division_led_by(user: "User | AnonymousUser") -> int | None:
    """Return the key of the division whose head `user` is."""
    place = getattr(user, "place_of_work", None)
    return place.department_id if place is not None and place.is_head else None


def may_see_who_is_trained(user: "User | AnonymousUser") -> Answer:
    """Return whether `user` sees the list of who has been trained: the desk, and heads of their own.

    Heads see the people of their own division alone.
    """
    if is_desk(user) or (user.is_active and division_led_by(user)):
        return YES
    return Answer(False, NOT_DESK)
