"""A group as data: what is public and may be given away, in plain values and codes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from groups.portal import PORTAL
from groups.privacy import PublicContact
from hub.languages.addresses import Addresses
from hub.tables.code_lists import CodeLists

if TYPE_CHECKING:
    from groups.models import GroupPage
    from groups.querysets import GroupPageQuerySet

BATCH = 500
PLAIN = (
    "title",
    "name_kana",
    "name_en",
    "other_names",
    "legal_form",
    "corporate_number",
    "summary",
    "purpose",
    "activity",
    "when_active",
    "ages",
    "entrance_fee",
    "dues",
    "fee",
    "member_kinds",
    "areas_outside",
    "website",
    "members_wanted",
    "volunteers_wanted",
    "beginners_welcome",
    "visits_welcome",
    "visit_notes",
    "awards",
    "city_record",
    "city_wish",
    "budget_scale",
    "insurance",
    "childcare",
    "activity_status",
)


def public_record(group: "GroupPage", codes: CodeLists, url: str) -> dict[str, object]:
    """Return a source page as data; `codes` are those of groups among which it is."""
    return {
        "id": str(group.translation_key),
        "url": url,
        **{name: getattr(group, name) for name in PLAIN},
        **codes.all_of(group),
        "contact": {
            name: value for name, value in vars(PublicContact.open(group)).items() if value
        },
        "registered_on": group.registered_on,
        "confirmed_on": group.confirmed_on,
        "updated_at": group.updated_at,
    }


def public_records(groups: "GroupPageQuerySet") -> Iterator[dict[str, object]]:
    """Yield the records of `groups` in kana order, however many there are."""
    codes = CodeLists(PORTAL, groups)
    addresses = Addresses()
    for group in groups.in_kana_order().iterator(chunk_size=BATCH):
        yield public_record(group, codes, addresses.of(group))
