"""Which groups a question to the API finds. Only what is public is asked about."""

from datetime import datetime

from django.db.models import Q

from groups.models import GroupPage
from groups.portal import PORTAL
from groups.querysets import GroupPageQuerySet
from hub.forms.kinds import Codes
from hub.places.models import PlacePage

SEARCHED = ("title", "name_kana", "name_en", "other_names", "summary", "purpose", "activity")
MAX_WORDS = 10


def open_groups() -> GroupPageQuerySet:
    """Return the groups that open data holds: those that the directory lists, in a stable order."""
    return GroupPage.objects.listed().order_by("pk")


def with_words(groups: GroupPageQuerySet, text: str) -> GroupPageQuerySet:
    """Return those of `groups` in whose name or texts each word of `text` occurs."""
    for word in text.split()[:MAX_WORDS]:
        found = Q()
        for name in SEARCHED:
            found |= Q(**{f"{name}__icontains": word})
        groups = groups.filter(found)
    return groups


def with_term(groups: GroupPageQuerySet, taxonomy: str, code: str = "") -> GroupPageQuerySet:
    """Return those of `groups` that have the code (any code) of a taxonomy (a value's name)."""
    kind = PORTAL.of_kind(Codes)[taxonomy]
    rows = kind.row_model(GroupPage).objects.all()
    if code:
        rows = rows.filter(**{kind.code: code})
    return groups.filter(pk__in=rows.values("page_id"))


def modified_after(groups: GroupPageQuerySet, moment: datetime) -> GroupPageQuerySet:
    return groups.filter(last_published_at__gte=moment)


def with_public_place(groups: GroupPageQuerySet) -> GroupPageQuerySet:
    """Return those of `groups` of whose place the public may know something."""
    position = Q(position_public=True, latitude__isnull=False, longitude__isnull=False)
    meeting = ~Q(meeting_name="") | ~Q(meeting_address="")
    known = Q(meeting_place__in=PlacePage.objects.public_sources())
    return groups.filter(position | meeting | known | Q(address_public=True) & ~Q(address=""))
