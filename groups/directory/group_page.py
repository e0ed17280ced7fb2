"""What the public page of a group offers, from the group's own choices and its state."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from groups.choices import ActivityStatus
from hub.core.locales import active_language
from hub.core.version import cached_for_content
from hub.core.wording import enumerated
from hub.enquiries.links import page_links
from hub.pages.maps import area_names, collection, point

if TYPE_CHECKING:
    from groups.models import GroupPage


def public_context(page: "GroupPage", request: HttpRequest) -> dict[str, object]:
    """Return what the template of `page` (of any language) decides by."""
    source = page.source
    is_active = source.activity_status == ActivityStatus.ACTIVE and not source.taken_out
    links = page_links(page, request)
    wanted = [block.value for block in page.support if block.value["direction"] == "wanted"]
    return {
        "is_active": is_active,
        "is_closed": source.activity_status == ActivityStatus.CLOSED,
        **links,
        "has_leaflet": is_active and source.live,
        "actions": _actions(page, is_active, links["takes_enquiries"], bool(wanted)),
        "wanted_kinds": enumerated(dict.fromkeys(value.kind_label for value in wanted)),
        "places": _places(page, request),
    }


def _actions(
    page: "GroupPage", is_active: bool, takes_enquiries: bool, wants_support: bool
) -> dict[str, bool]:
    """Return what a reader can do now; empty if nothing."""
    source = page.source
    contact = page.contact
    can_ask = takes_enquiries or bool(contact.phone or contact.email or source.website)
    actions = {
        "join": is_active and source.members_wanted,
        "volunteer": is_active and source.volunteers_wanted,
        "ask": can_ask and source.activity_status != ActivityStatus.CLOSED,
        "support": is_active and wants_support,
    }
    return actions if any(actions.values()) else {}


def _places(page: "GroupPage", request: HttpRequest) -> dict[str, object] | None:
    """Return the group's place for a map, as exactly as it chose, or None."""
    contact = page.contact
    if contact.latitude is None or contact.longitude is None:
        return None
    place = point(
        contact.latitude,
        contact.longitude,
        name=page.title,
        precision=page.source.position_precision,
    )
    areas = cached_for_content(request, f"area-names:{active_language()}", area_names)
    return collection([place], areas)
