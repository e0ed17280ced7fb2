"""What machines are told of a group beside its page (schema.org)."""

from typing import TYPE_CHECKING

from groups.choices import ActivityStatus
from groups.privacy import PublicContact

if TYPE_CHECKING:
    from groups.models import GroupPage


def organization(group: "GroupPage") -> dict:
    """Return the description of a group's page, without its @context.

    It is made to be copied, so it holds what open data holds, not all that the page shows.
    """
    source, contact = group.source, PublicContact.open(group)
    data = {
        "@type": "NGO",
        "name": group.title,
        "description": group.summary or group.purpose,
        "url": group.full_url,
        "areaServed": [area.label for area in group.areas],
        "knowsLanguage": group.language_codes,
    }
    if source.website and source.activity_status != ActivityStatus.CLOSED:
        data["sameAs"] = source.website
    if contact.phone:
        data["telephone"] = contact.phone
    if contact.fax:
        data["faxNumber"] = contact.fax
    if contact.email:
        data["email"] = contact.email
    if place := group.meets_at:
        data["location"] = {"@type": "Place", "name": place.name, "address": place.address}
    if contact.address:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": contact.full_address,
            "postalCode": contact.postal_code,
            "addressCountry": "JP",
        }
    return data
