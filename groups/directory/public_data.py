"""A group as data: what is public and may be given away, in plain values and codes."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from groups.portal import PORTAL
from groups.privacy import PublicContact
from hub.forms.kinds import Codes as CodeRows
from hub.languages.addresses import Addresses

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
    "fee",
    "website",
    "members_wanted",
    "volunteers_wanted",
    "beginners_welcome",
    "childcare",
    "activity_status",
)

Codes = dict[str, dict[int, list[str]]]


def public_record(group: "GroupPage", codes: Codes, url: str) -> dict[str, object]:
    """Return a source page as data; `codes` are `codes_of` groups among which it is."""
    return {
        "id": str(group.translation_key),
        "url": url,
        **{name: getattr(group, name) for name in PLAIN},
        **{name: rows.get(group.pk, []) for name, rows in codes.items()},
        "contact": {
            name: value for name, value in vars(PublicContact.open(group)).items() if value
        },
        "registered_on": group.registered_on,
        "confirmed_on": group.confirmed_on,
        "updated_at": group.updated_at,
    }


def codes_of(groups: "GroupPageQuerySet") -> Codes:
    """Return {list of codes: {key of a group: codes}} in one query for each list."""
    codes: Codes = {}
    keys = groups.order_by().values("pk")
    for name, kind in PORTAL.of_kind(CodeRows).items():
        codes[name] = defaultdict(list)
        rows = kind.row_model(PORTAL.model).objects.filter(page_id__in=keys)
        rows = rows.order_by("sort_order", "pk")
        for key, code in rows.values_list("page_id", kind.code):
            codes[name][key].append(code)
    return codes


def public_records(groups: "GroupPageQuerySet") -> Iterator[dict[str, object]]:
    """Yield the records of `groups` in kana order, however many there are."""
    codes = codes_of(groups)
    addresses = Addresses()
    for group in groups.in_kana_order().iterator(chunk_size=BATCH):
        yield public_record(group, codes, addresses.of(group))
