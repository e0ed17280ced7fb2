"""Where a group meets, and when next: what the public reads first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.pages.listing import localise
from hub.places.models import PlacePage

if TYPE_CHECKING:
    from groups.models import GroupPage


@dataclass(frozen=True)
class MeetingPlace:
    """Where a group meets.

    Attributes:
        name: of the place.
        address: its address, with building.
        url: of its page, if it has one.
        lang: the language of `name`.
    """

    name: str
    address: str
    url: str = ""
    lang: str = "ja"

    @classmethod
    def known(cls, key: int, language: str) -> "MeetingPlace | None":
        """Return a place that has a page (`key` is its source's), named in `language` if it can be.

        None if its page is no longer public.
        """
        for source in PlacePage.objects.public_sources().filter(pk=key):
            (place,) = localise([source], language)
            return cls(place.title, source.full_address, place.get_url(), place.lang)
        return None

    @classmethod
    def of(
        cls,
        group: "GroupPage",
        known: "Callable[[int, str], MeetingPlace | None] | None" = None,
    ) -> "MeetingPlace | None":
        """Return where `group` (a page of any language) meets, as the public may know it.

        Args:
            group: the group.
            known: finds a place that has a page, if it is kept somewhere (see `known`).
        """
        source = group.source
        if group.is_closed:
            return None
        if source.meeting_place_id:
            place = (known or cls.known)(source.meeting_place_id, group.lang)
            if place is not None:
                return place
        if source.meeting_name or source.meeting_address:
            own = group.meeting_name or source.meeting_name
            lang = group.lang if group.meeting_name else source.lang
            return cls(own, source.meeting_address, lang=lang)
        return None

    def __str__(self) -> str:
        return "\n".join(filter(None, (self.name, self.address)))
