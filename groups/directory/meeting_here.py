"""The groups that meet at a place, on the place's page."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from groups.models import GroupPage
from hub.pages.listing import localise

if TYPE_CHECKING:
    from hub.places.models import PlacePage

MAX_SHOWN = 40


def groups_meeting_here(page: "PlacePage", request: HttpRequest) -> dict[str, object]:
    """Return the listed groups that named the place, in the order of the directory."""
    groups = GroupPage.objects.listed().filter(meeting_place_id=page.source.pk).in_kana_order()
    found = localise(groups[:MAX_SHOWN], page.lang)
    return {"groups": found} if found else {}
