"""Whose dates may have a sign-up sheet: each room names its page types, and nothing else of it is
known here.
"""

from django.apps import apps

from hub.core.switches import is_thing_open
from hub.occurrences.pages import DatedPage

_page_types: dict[str, None] = {}


def register(page_type: str) -> None:
    """Let dates of pages of a type ("app_label.ModelName") have sign-up sheets."""
    _page_types.setdefault(page_type)


def open_page_types() -> list[type[DatedPage]]:
    """Return the page types that exist for who asks now."""
    return [model for model in map(apps.get_model, _page_types) if is_thing_open(model)]
