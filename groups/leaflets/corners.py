"""At which information corners the leaflets of groups lie."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from groups.models import InformationCorner
from hub.pages.listing import localise
from hub.places.models import PlacePage

if TYPE_CHECKING:
    from groups.models import GroupPage


def corners_of(groups: "Iterable[GroupPage]", language: str) -> dict[int, list[str]]:
    """Return {key of a group: names of the open corners where its leaflets lie}.

    A corner has the name of its place's page in the language, else its own; few queries, however
    many groups.
    """
    sources = {group.source.pk: group.source for group in groups}
    corners = list(InformationCorner.objects.open().prefetch_related("areas", "group_rows"))
    if not corners:
        return {}
    pages = PlacePage.objects.filter(pk__in=[corner.place_page_id for corner in corners])
    titles = {page.source.pk: page.title for page in localise(pages, language)}
    found: dict[int, list[str]] = {key: [] for key in sources}
    for corner in corners:
        areas = {area.pk for area in corner.areas.all()}
        picked = {row.group_id for row in corner.group_rows.all()}
        name = titles.get(corner.place_page_id, corner.name)
        for key, group in sources.items():
            if key in picked or areas & {area.pk for area in group.areas}:
                found[key].append(name)
    return found
