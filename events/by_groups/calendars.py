"""What a group's own calendar says: its dates, and how many people have signed up for each."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from events.lists import listed
from events.models import EventPage, GroupCalendar
from events.signups import people_of
from events.views import entry
from groups.models import GroupPage
from groups.permissions import NOT_YOURS
from groups.permissions import keeps as keeps_group
from hub.accounts.models import User
from hub.core.rules import YES, Answer, require
from hub.occurrences.ical import Entry
from hub.signups.numbers import People


def may_renew(user: User, group: GroupPage) -> Answer:
    """Return whether `user` may make the address of the calendar of `group` anew."""
    return YES if keeps_group(user, group) else Answer(False, NOT_YOURS)


@transaction.atomic
def renew(group: GroupPage, user: User) -> None:
    """Give the calendar of `group` a new address; the old one no longer works.

    Raises:
        Refused: `user` may not.
    """
    require(may_renew(user, group))
    GroupCalendar.objects.get_or_create(group=group)
    GroupCalendar.objects.filter(group=group).update(number=F("number") + 1)


def entries(group: GroupPage, language: str) -> Iterable[Entry]:
    """Return what the calendar of `group` says in `language`."""
    events = EventPage.objects.public_sources().filter(keeper=group)
    rows = list(events.dates().for_calendars(timezone.now()))
    people = people_of(rows)
    shown = listed(rows, events.in_bulk(), language, timezone.localdate())
    return [entry(one, note=_in_words(people.get(one.shown.row.pk))) for one in shown]


def _in_words(people: People | None) -> str:
    if people is None:
        return ""
    words = _("Signed up: %(number)d") % {"number": people.taking_part}
    if people.waiting:
        words += " " + _("Waiting: %(number)d") % {"number": people.waiting}
    return words
