"""What the table of tests/groups/test_table.py is made of: roles, states, addresses."""

from collections.abc import Iterator

from django.urls import get_resolver
from django.urls.resolvers import URLResolver
from django.utils import timezone

from groups import services
from groups.choices import ActivityStatus
from groups.models import GroupPage
from groups.moderation.services import decide
from groups.workflow import Action, Standing
from tests.groups.test_permissions import type_something

ROOMS = {"groups", "opendata"}
# Their addresses belong to people without an account or to the desk alone, and are tested there.
TESTED_BY_THEMSELVES = (
    "groups.confirmation",
    "groups.enquiries",
    "groups.leaflets",
    "groups.mistakes",
    "groups.registration",
)
ROLES = (
    "anonymous",
    "outsider",
    "other_owner",
    "editor",
    "owner",
    "desk",
    "approver",
    "translator",
)
STATES = ("never", "public", "draft", "review", "returned", "closed", "taken_out")


def names_of_rooms() -> Iterator[str]:
    """Yield the name of every address whose view is in one of the rooms, from the resolver."""

    def walk(resolver, space: str) -> Iterator[str]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from walk(entry, ":".join(filter(None, (space, entry.namespace))))
            else:
                view = getattr(entry.callback, "view_class", entry.callback)
                module = view.__module__
                if module.partition(".")[0] in ROOMS and not module.startswith(
                    TESTED_BY_THEMSELVES
                ):
                    yield ":".join(filter(None, (space, entry.name)))

    return walk(get_resolver(), "")


def bring_to(state: str, group: GroupPage, people: dict) -> None:
    """Bring a public group to `state` through the services, or as its columns say it."""
    pages = GroupPage.objects.filter(pk=group.pk)
    if state == "never":
        pages.update(live=False, has_unpublished_changes=True, first_published_at=None)
    if state == "closed":
        pages.update(activity_status=ActivityStatus.CLOSED, closed_on=timezone.localdate())
    if state == "taken_out":
        pages.update(taken_out=True)
    if state in ("public", "closed", "taken_out"):
        return
    group = pages.get()
    draft = type_something(group, people["owner"])
    if state in ("review", "returned"):
        services.submit(group, people["owner"], draft.version)
    if state == "returned":
        decide(Standing.of(group).task_state, people["desk"], Action.SEND_BACK, "見直して")
