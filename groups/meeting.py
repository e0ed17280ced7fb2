"""Where a group meets, and when next: what the public reads first."""

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
    def of(cls, group: "GroupPage") -> "MeetingPlace | None":
        """Return where `group` (a page of any language) meets, as the public may know it.

        A place whose page is no longer public is no longer named.
        """
        source = group.source
        if group.is_closed:
            return None
        if source.meeting_place_id:
            found = PlacePage.objects.public_sources().filter(pk=source.meeting_place_id)
            for place in localise(found, group.lang):
                return cls(place.title, place.full_address, place.get_url(), place.lang)
        if source.meeting_name or source.meeting_address:
            own = group.meeting_name or source.meeting_name
            lang = group.lang if group.meeting_name else source.lang
            return cls(own, source.meeting_address, lang=lang)
        return None

    def __str__(self) -> str:
        return "\n".join(filter(None, (self.name, self.address)))
