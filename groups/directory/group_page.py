"""What the public page of a group offers, from the group's own choices and its state."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.choices import ActivityStatus
from groups.meeting import MeetingPlace
from hub.core.cached import set_cached
from hub.core.locales import active_language
from hub.core.version import cached_for_content
from hub.core.wording import enumerated
from hub.enquiries.links import page_links
from hub.pages.maps import area_names, collection, point
from hub.text.next_days import next_time

if TYPE_CHECKING:
    from groups.models import GroupPage


# What a group looks for, in words that say so without a heading
WANTED = {
    "people": _("They look for helping hands"),
    "skills": _("They look for people with skills"),
    "money": _("They look for donations"),
    "goods": _("They look for goods and tools"),
    "place": _("They look for a place"),
}


def public_context(page: "GroupPage", request: HttpRequest) -> dict[str, object]:
    """Return what the template of `page` (of any language) decides by."""
    source = page.source
    links = page_links(page, request)
    set_cached(page, "meets_at", _meets_at(page, request))
    wanted = [block.value for block in page.support if block.value["direction"] == "wanted"]
    return {
        "is_active": page.is_active,
        "is_closed": source.activity_status == ActivityStatus.CLOSED,
        **links,
        "has_leaflet": page.is_active and source.live,
        "answers": {
            "ask": _can_be_asked(page, links["takes_enquiries"]),
            "next": next_time(source.when_active, timezone.localdate()) if page.is_active else None,
            "meets_at": page.meets_at,
        },
        "actions": _actions(page, wants_support=bool(wanted)),
        "wanted_kinds": enumerated(dict.fromkeys(WANTED[value["kind"]] for value in wanted)),
        "places": _places(page, request),
    }


def _meets_at(page: "GroupPage", request: HttpRequest) -> MeetingPlace | None:
    """Return where the group meets; what is public of the place is kept with the content."""

    def known(key: int, language: str) -> MeetingPlace | None:
        name = f"meeting-place:{key}:{language}"
        return cached_for_content(request, name, lambda: MeetingPlace.known(key, language))

    return MeetingPlace.of(page, known)


def _can_be_asked(page: "GroupPage", takes_enquiries: bool) -> bool:
    contact = page.contact
    return takes_enquiries or bool(contact.phone or contact.email or page.source.website)


def _actions(page: "GroupPage", *, wants_support: bool) -> dict[str, bool]:
    """Return what a reader can do now; empty if nothing."""
    source = page.source
    actions = {
        "join": page.is_active and source.members_wanted,
        "volunteer": page.is_active and source.volunteers_wanted,
        "support": page.is_active and wants_support,
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
