"""The first sheet of a corner's print: which corner it is, where, when open, and the way to its page."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from groups.leaflets.leaflet import qr_address
from groups.models import InformationCorner
from hub.pages.listing import localise
from hub.places.models import PlacePage


@dataclass(frozen=True)
class Cover:
    """`place` is the page of the corner's place in its reader's language, or the Japanese one."""

    place: PlacePage
    number: int
    made_on: date

    @classmethod
    def of(cls, corner: InformationCorner, number: int, language: str) -> "Cover | None":
        """Return the sheet of a corner with so many leaflets; None without a public page."""
        place = PlacePage.objects.public_sources().filter(pk=corner.place_page_id).first()
        if place is None:
            return None
        (shown,) = localise([place], language)
        return cls(shown, number, timezone.localdate())

    @property
    def address(self) -> str:
        return settings.BASE_URL + self.place.get_url()

    @property
    def plain_address(self) -> str:
        """The address as people read it out."""
        return self.address.partition("://")[2].rstrip("/")

    @property
    def qr(self) -> str:
        return qr_address(self.address)
