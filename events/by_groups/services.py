"""Events that groups begin. One change = one transaction. No request here."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from events.by_groups.permissions import may_begin, may_give_up
from events.by_groups.portal import PORTAL
from events.choices import OrganiserRole
from events.models import EventIndexPage, EventOrganiser, EventPage
from hub.core.rules import require
from hub.forms.drafts import draft_of, new_draft
from hub.forms.kinds import new_row_id
from hub.submissions.history import was_sent

if TYPE_CHECKING:
    from groups.models import GroupPage
    from hub.accounts.models import User

WEEKS_OF_A_YEAR = 52
DAYS = ("day", "last_day", "first", "until")


@transaction.atomic
def begin(group: "GroupPage", user: "User", title: str, like: EventPage | None = None) -> EventPage:
    """Begin an event that `group` (a source page) keeps; nobody else sees it before it is sent.

    Pressed twice it is begun once: one that was begun with this title and not written in since is
    given back.

    Args:
        group: who holds it.
        user: one of its members.
        title: what it is called; can be changed.
        like: an earlier event of the group, whose values it begins with, a year later.

    Raises:
        Refused: `user` may not.
    """
    require(may_begin(user, group))
    index = EventIndexPage.objects.sources().select_for_update().get()
    if begun := _untouched(group, user, title):
        return begun
    event = EventPage(
        title=title,
        draft_title=title,
        slug=_next_slug(timezone.localdate().year),
        live=False,
        has_unpublished_changes=True,
        locale_id=index.locale_id,
        owner=user,
        keeper=group,
    )
    event.organisers.set([EventOrganiser(group=group, role=OrganiserRole.HOST)])
    index.add_child(instance=event)
    if like:
        values = PORTAL.step_values(like) | {"title": title}
        draft = new_draft(PORTAL, event)
        draft.data = values | {"dates": moved_on(values["dates"], timezone.localdate())}
        draft.updated_by = user
        draft.save()
    return event


@transaction.atomic
def give_up(event: EventPage, user: "User") -> None:
    """Throw away what was begun and never sent.

    Raises:
        Refused: `user` may not, or the city has seen it.
    """
    event = EventPage.objects.select_for_update().get(pk=event.pk)
    require(may_give_up(user, event))
    event.delete()


def moved_on(blocks: Any, today: date) -> list[dict[str, Any]]:
    """Return series of an earlier event as they are a year later, or the first year yet to come.

    What repeats begins on the same date of a later year; single days stay on their day of the week.
    Days on which it was not are days of that year, and are not taken along.
    """
    return [
        {**block, "id": new_row_id(), "value": _moved(block["value"], today)} for block in blocks
    ]


def _moved(value: dict[str, Any], today: date) -> dict[str, Any]:
    days = {name: date.fromisoformat(value[name]) for name in DAYS if value.get(name)}
    first = days.get("day") or days["first"]
    years = 1
    later = _weeks_later if "day" in days else _years_later
    while later(first, years) < today:
        years += 1
    moved = {name: later(day, years).isoformat() for name, day in days.items()}
    return value | moved | ({"skipped_days": []} if "skipped_days" in value else {})


def _weeks_later(day: date, years: int) -> date:
    return day + timedelta(weeks=WEEKS_OF_A_YEAR * years)


def _years_later(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return (day - timedelta(days=is_leap_day)).replace(year=day.year + years)


def _untouched(group: "GroupPage", user: "User", title: str) -> EventPage | None:
    begun = EventPage.objects.sources().filter(keeper=group, owner=user, live=False, title=title)
    for event in begun.order_by("pk"):
        draft = draft_of(PORTAL, event)
        if not was_sent(event) and (draft is None or draft.version <= 1):
            return event
    return None


def _next_slug(year: int) -> str:
    """Return an address for a new page: an event's name says little in ASCII."""
    prefix = f"event-{year}-"
    slugs = EventPage.objects.filter(slug__startswith=prefix).values_list("slug", flat=True)
    numbers = [int(found[1]) for slug in slugs if (found := re.fullmatch(rf"{prefix}(\d+)", slug))]
    return f"{prefix}{max(numbers, default=0) + 1:04d}"
