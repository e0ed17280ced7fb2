"""Whose dates may have a sign-up sheet, and who holds them: each room names its page types, and
nothing else of it is known here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.apps import apps

from hub.core.switches import is_thing_open
from hub.occurrences.pages import DatedPage

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User

# (somebody, the source page) → whether they hold its dates
Holds = Callable[["User | AnonymousUser", DatedPage], bool]
_page_types: dict[str, Holds | None] = {}
_courses: set[str] = set()


def register(page_type: str, holds: Holds | None = None, *, is_course: bool = False) -> None:
    """Let dates of pages of a type ("app_label.ModelName") have sign-up sheets.

    Args:
        holds: tells who beside the desk looks after the people of a date.
        is_course: whether the dates of a page belong together, so that one sign-up is for all.
    """
    _page_types.setdefault(page_type, holds)
    if is_course:
        _courses.add(page_type)


def dates_belong_together(page: DatedPage) -> bool:
    """Return whether who signs up for a date of `page` does so for all later ones."""
    return page._meta.label in _courses


def open_page_types() -> list[type[DatedPage]]:
    """Return the page types that exist for who asks now."""
    return [model for model in map(apps.get_model, _page_types) if is_thing_open(model)]


def holds_dates_of(user: "User | AnonymousUser", page: DatedPage) -> bool:
    """Return whether `user` looks after the people of the dates of `page` (a source page)."""
    holds = _page_types.get(page._meta.label)
    return holds is not None and holds(user, page)
