"""A talk is on the day of its event: when a date is moved, its talk follows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db import transaction

from events.dialogue.models.session import Session
from hub.occurrences.models import Occurrence


@transaction.atomic
def lock_talks(keys: Collection[int]) -> None:
    """Let no one else change the talks of the events of the dates `keys` before the commit."""
    pages = Occurrence.objects.filter(pk__in=keys).order_by().values("page")
    list(Session.objects.select_for_update().filter(event__in=pages).order_by("pk"))


@transaction.atomic
def follow(rows: Sequence[Occurrence], was_on: Mapping[int, date]) -> None:
    """Move talks with their dates; one that is held on several days keeps its place among them.

    A talk whose page is public stays: it tells of the day on which it was. So does one where the
    new day has another talk of the event.

    Args:
        rows: dates as they are now.
        was_on: {key of a date: its first day before}.
    """
    moved = [row for row in rows if row.first_day != was_on[row.pk]]
    if not moved:
        return
    pages = {row.page_id for row in moved}
    talks = {
        (talk.event_id, talk.day): talk
        for talk in Session.objects.filter(event__in=pages).select_related("page")
    }
    # The last first, or the first first: no talk is moved onto one that is about to move itself.
    ahead = moved[0].first_day > was_on[moved[0].pk]
    for row in sorted(moved, key=lambda row: was_on[row.pk], reverse=ahead):
        talk = talks.get((row.page_id, was_on[row.pk]))
        if talk is None or talk.is_published or (row.page_id, row.first_day) in talks:
            continue
        del talks[(row.page_id, talk.day)]
        talk.day = row.first_day
        talks[(row.page_id, talk.day)] = talk
        talk.save(update_fields=["day"])
