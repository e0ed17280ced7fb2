"""Where people can go within a week: groups whose own words say when they meet next."""

from dataclasses import dataclass
from datetime import date, timedelta

from groups.models import GroupPage
from hub.pages.listing import localise
from hub.text.next_days import NextTime, next_time

MAX_SHOWN = 6
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Meeting:
    """A group and its next time, in the reader's language as far as it is translated."""

    group: GroupPage
    next: NextTime


def meetings_this_week(language: str, today: date) -> list[Meeting]:
    """Return the next meetings of active groups within seven days from `today`, the soonest first.

    Only where the group's words leave no doubt about the day (hub.text.next_days).
    """
    groups = GroupPage.objects.listed().active().exclude(when_active="")
    rows = groups.in_kana_order().values_list("pk", "when_active")
    found = [(next_time(words, today), key) for key, words in rows]
    soon = {key: time for time, key in found if time and time.day < today + WEEK}
    keys = sorted(soon, key=lambda key: soon[key].day)[:MAX_SHOWN]
    sources = GroupPage.objects.in_bulk(keys)
    shown = localise([sources[key] for key in keys], language, for_cards=False)
    return [Meeting(group, soon[group.source.pk]) for group in shown]
