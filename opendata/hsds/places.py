"""Where a group is, as HSDS locations: where it meets, and where letters reach it.

The service is where the group meets. A place with a page is one location for all who meet there.
"""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from groups.meeting import MeetingPlace
from groups.models import GroupPage
from groups.privacy import PublicContact
from hub.pages.listing import localise
from hub.places.models import PlacePage
from opendata.hsds.ids import id_of, part_id
from opendata.hsds.parts import filled

if TYPE_CHECKING:
    from opendata.hsds.documents import Documents

PREFECTURE = re.compile("東京都|北海道|(?:京都|大阪)府|.{2,3}県")


class Places:
    """The locations of the groups of some documents, the places with a page read together."""

    def __init__(self, documents: "Documents") -> None:
        self.documents = documents

    @cached_property
    def known(self) -> dict[int, PlacePage]:
        """{key of its source: place in the language of the documents}."""
        keys = {page.source.meeting_place_id for page in self.documents.pages} - {None}
        sources = list(PlacePage.objects.public_sources().filter(pk__in=keys)) if keys else []
        found = localise(sources, self.documents.language)
        return {place.source.pk: place for place in found}

    def locations(self, page: GroupPage, *, full: bool) -> list[dict[str, object]]:
        """Return the public locations of a group, where it meets first."""
        return [one for one in (self._meeting(page, full), self._address(page, full)) if one]

    def service_at_location(self, page: GroupPage, *, full: bool) -> dict[str, object] | None:
        """Return the service at the first of its locations; None if none of them is public."""
        location = next(iter(self.locations(page, full=full)), None)
        if location is None:
            return None
        key = page.source.translation_key
        return {
            "id": id_of(key, "service_at_location"),
            "service_id": id_of(key, "service"),
            "location_id": location["id"],
            "location": location,
        }

    def _meeting(self, page: GroupPage, full: bool) -> dict[str, object] | None:
        source = page.source
        if page.is_closed:
            return None
        if place := self.known.get(source.meeting_place_id):
            return self._known_place(place, full)
        own = MeetingPlace.of(page, lambda key, language: None)
        if own is None:
            return None
        contact, key = PublicContact.open(page), source.translation_key
        location = filled(
            {
                "id": part_id(key, "meeting"),
                "location_type": "physical",
                "organization_id": id_of(key, "organization"),
                "name": own.name or own.address,
                "latitude": contact.latitude,
                "longitude": contact.longitude,
            }
        )
        if full:
            location["addresses"] = self._addresses(
                part_id(key, "meeting-address"), location["id"], own.address
            )
            location["accessibility"] = self._accessibility(page, location["id"])
        return location

    def _known_place(self, place: PlacePage, full: bool) -> dict[str, object]:
        """Return a place with a page; of one whose keeper has not agreed, no more than the name."""
        source = place.source
        location = filled(
            {
                "id": id_of(source.translation_key, "location"),
                "location_type": "physical",
                "name": place.title,
                "alternate_name": source.other_names,
                "url": self.documents.addresses.of(place),
            }
        )
        if not source.open_data:
            return location
        location |= filled(
            {
                "description": place.summary,
                "transportation": place.directions,
                "latitude": float(source.latitude) if place.has_position else None,
                "longitude": float(source.longitude) if place.has_position else None,
            }
        )
        if full:
            parts = (source.address, source.building, source.postal_code)
            address_id = part_id(source.translation_key, "address")
            location["addresses"] = self._addresses(address_id, location["id"], *parts)
            location["accessibility"] = [
                filled(
                    {
                        "id": part_id(source.translation_key, "accessibility", label),
                        "location_id": location["id"],
                        "description": label,
                        "details": place.access_notes if number == 0 else "",
                    }
                )
                for number, label in enumerate(place.access_labels)
            ]
        return location

    def _address(self, page: GroupPage, full: bool) -> dict[str, object] | None:
        """Return where letters reach a group, as far as it is public.

        Its pin is that of where it meets, where it says so; otherwise it stands here.
        """
        source, contact = page.source, PublicContact.open(page)
        meets = self._meeting(page, full=False) is not None
        if not contact.address and (meets or contact.latitude is None):
            return None
        key = source.translation_key
        location = filled(
            {
                "id": id_of(key, "location"),
                "location_type": "physical",
                "organization_id": id_of(key, "organization"),
                "name": page.title,
                "latitude": None if meets else contact.latitude,
                "longitude": None if meets else contact.longitude,
            },
            "name",
        )
        if full:
            parts = (contact.address, contact.building, contact.postal_code)
            address_id = part_id(key, "address")
            location["addresses"] = self._addresses(address_id, location["id"], *parts)
            location["accessibility"] = [] if meets else self._accessibility(page, location["id"])
        return location

    def _addresses(
        self,
        identifier: str,
        location_id: object,
        address: str,
        building: str = "",
        postal_code: str = "",
    ) -> list[dict[str, object]]:
        if not address:
            return []
        written = PREFECTURE.match(address)
        return [
            filled(
                {
                    "id": identifier,
                    "location_id": location_id,
                    "address_1": address,
                    "address_2": building,
                    "city": self.documents.city,
                    "state_province": written.group() if written else self.documents.prefecture,
                    "postal_code": postal_code,
                    "country": "JP",
                    "address_type": "physical",
                },
                "city",
                "state_province",
                "postal_code",
            )
        ]

    def _accessibility(self, page: GroupPage, location_id: object) -> list[dict[str, object]]:
        key, terms = page.source.translation_key, self.documents.taxonomies.terms["accessibility"]
        return [
            filled(
                {
                    "id": part_id(key, "accessibility", code),
                    "location_id": location_id,
                    "description": terms[code].name,
                    "details": page.accessibility_notes if number == 0 else "",
                }
            )
            for number, code in enumerate(self.documents.codes.of(page.source, "accessibility"))
        ]
