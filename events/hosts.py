"""Who holds an event that people sign up for, and what who comes is reminded of."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation

from events.models import EventPage
from events.telling import ALL, GROUP
from hub.core.wording import colon
from hub.mail.services import absolute
from hub.signups import hosts
from hub.signups.hosts import Door, Host, Keeper
from hub.telling.topics import written

if TYPE_CHECKING:
    from hub.signups.models import SignUp

SAID = ("place", "rain", "bring")


def register(
    page_type: str = "events.EventPage",
    doors: "Callable[[SignUp], list[Door]]" = Host.doors,
) -> None:
    hosts.register(page_type, Host(remarks, keepers, doors, topic))


def remarks(page: EventPage) -> list[str]:
    """Return where it is, what of the weather, and what to bring, as the page says it."""
    return [
        f"{fact.label}{colon()}{' '.join(filter(None, (fact.text, fact.words)))}"
        for fact in page.facts.all()
        if fact.name in SAID
    ]


def topic(event: EventPage) -> str:
    """Return the news of the group that holds an event, of all events where city hall does."""
    return written(GROUP, event.keeper_id) if event.keeper_id else ALL


def keepers(event: EventPage) -> Iterator[Keeper]:
    """Yield the people of the group that keeps an event; what city hall writes, the desk keeps."""
    if event.keeper_id is None:
        return
    memberships = event.keeper.memberships.select_related("user").filter(user__is_active=True)
    for membership in memberships.exclude(user__email="").order_by("pk"):
        user = membership.user
        with translation.override(user.language):
            url = absolute(reverse("group_events:page", args=[event.pk]))
        yield Keeper(user.email, user.language, url)
