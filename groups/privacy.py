"""The one home of 公開/非公開: which fields a group may hide, and what the public sees of them.

Whatever shows, indexes or exports a group reads these values through `PublicContact`, which
reads the source page; the page's own attributes are for the staff side and the group itself.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from groups.choices import PositionPrecision

if TYPE_CHECKING:
    from groups.models import GroupPage

# field → the choice that publishes it
PUBLIC_CHOICES = {
    "representative": "representative_public",
    "contact_person": "contact_person_public",
    "phone": "phone_public",
    "call_hours": "phone_public",
    "second_phone": "second_phone_public",
    "fax": "fax_public",
    "email": "email_public",
    "postal_code": "postal_code_public",
    "address": "address_public",
    "building": "building_public",
    "latitude": "position_public",
    "longitude": "position_public",
}
# Only the city ever sees who confirmed, and which address.
NEVER_PUBLIC = ("confirmed_by", "confirmed_email")
# Of these, what tells of a person (方書 is often 「〇〇方」) enters open data only by a consent of
# its own: a licence cannot be taken back.
OPEN_BY_CONSENT = (
    "representative",
    "contact_person",
    "phone",
    "call_hours",
    "second_phone",
    "fax",
    "email",
    "building",
)
# About 1 km: enough to find the district, too little to find the door.
DISTRICT_DECIMALS = 2


@dataclass(frozen=True)
class PublicContact:
    """What the public may know of a group's contact; hidden and empty values alike are empty."""

    representative: str = ""
    contact_person: str = ""
    phone: str = ""
    call_hours: str = ""
    second_phone: str = ""
    fax: str = ""
    email: str = ""
    postal_code: str = ""
    address: str = ""
    building: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @classmethod
    def of(cls, group: "GroupPage") -> "PublicContact":
        """Return the public contact of `group` (a page of any language)."""
        source = group.source
        if group.is_closed:  # there is no longer anyone to ask
            return cls()
        values = {
            field: getattr(source, field)
            for field, choice in PUBLIC_CHOICES.items()
            if getattr(source, choice)
        }
        for field in ("latitude", "longitude"):
            if values.get(field) is not None:
                values[field] = float(values[field])
                if source.position_precision == PositionPrecision.DISTRICT:
                    values[field] = round(values[field], DISTRICT_DECIMALS)
        return cls(**values)

    @classmethod
    def open(cls, group: "GroupPage") -> "PublicContact":
        """Return what of the public contact of `group` may be given away under a free licence."""
        contact = cls.of(group)
        if group.source.open_contact:
            return contact
        return replace(contact, **dict.fromkeys(OPEN_BY_CONSENT, ""))

    def __bool__(self) -> bool:
        return any(value not in ("", None) for value in vars(self).values())

    @property
    def full_address(self) -> str:
        return " ".join(part for part in (self.address, self.building) if part)
