"""A way to be told of a page's news, below it. Rooms register it for their page types."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

if TYPE_CHECKING:
    from hub.pages.models import BasePage

TEMPLATE = "telling/here.html"


def address_for(topic: str) -> str:
    """Return where one asks to be told of a topic, in the active language."""
    return f"{reverse('subscribe')}?{urlencode({'topic': topic})}"


def for_topic(
    topic_of: "Callable[[BasePage], str]",
) -> "Callable[[BasePage, HttpRequest], dict[str, object]]":
    """Return a section (hub.pages.sections) for pages of which `topic_of` says the topic."""

    def section(page: "BasePage", request: HttpRequest) -> dict[str, object]:
        topic = topic_of(page)
        return {"address": address_for(topic)} if topic else {}

    return section
