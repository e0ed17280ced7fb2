"""The groups whose leaflets lie at an information corner, on the page of its place."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse

from groups.models import GroupPage, InformationCorner
from hub.pages.listing import localise

if TYPE_CHECKING:
    from hub.places.models import PlacePage

MAX_SHOWN = 40


def leaflets_laid_out_here(page: "PlacePage", request: HttpRequest) -> dict[str, object]:
    """Return the active groups of the corner at a place, in the order of the directory, and when
    their leaflets were replaced last.
    """
    corners = InformationCorner.objects.open().filter(place_page_id=page.source.pk)
    corner = corners.select_related("office").first()
    if corner is None:
        return {}
    groups = GroupPage.objects.listed().active().at_corner(corner).in_kana_order()
    found = localise(groups[:MAX_SHOWN], page.lang)
    if not found:
        return {}
    screen = reverse("corner_screen", args=[page.source.slug, 1])
    last = corner.rounds.select_related("office").first()
    return {"groups": found, "last_round": last, "screen": screen}
