"""The groups whose leaflets lie at an information corner, on the page of its place."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from groups.models import GroupPage, InformationCorner
from hub.pages.listing import localise

if TYPE_CHECKING:
    from hub.places.models import PlacePage

MAX_SHOWN = 40


def leaflets_laid_out_here(page: "PlacePage", request: HttpRequest) -> dict[str, object]:
    """Return the active groups of the corner at a place, in the order of the directory."""
    corner = InformationCorner.objects.filter(place_page_id=page.source.pk).first()
    if corner is None:
        return {}
    groups = GroupPage.objects.listed().active().at_corner(corner).in_kana_order()
    found = localise(groups[:MAX_SHOWN], page.lang)
    return {"groups": found} if found else {}
