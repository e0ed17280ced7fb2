"""How much anybody may send in an hour: what a person, and what those who share a page, may fill.

Rows in the database count, so that no cache that is away opens the door.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.db.models import Count, QuerySet, Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.core.models import ReceivedFile
from hub.core.rules import YES, Answer

MEGABYTE = 1024 * 1024
HOUR = timedelta(hours=1)
# Below this nobody's files are taken, so that words can still be saved.
MIN_FREE = 500 * MEGABYTE


@dataclass(frozen=True)
class Quota:
    """What may come within an hour."""

    files: int
    size: int

    def has_room_for(self, received: QuerySet, files: int, size: int) -> bool:
        known = received.aggregate(files=Count("pk"), size=Sum("size"))
        return known["files"] + files <= self.files and (known["size"] or 0) + size <= self.size


PERSON = Quota(files=60, size=150 * MEGABYTE)
PLACE = Quota(files=100, size=300 * MEGABYTE)
EVERYBODY = Quota(files=2000, size=3000 * MEGABYTE)
# Staff who file the pictures of a festival.
LIBRARY = Quota(files=300, size=1000 * MEGABYTE)


def may_send(
    files: Iterable[File], *, person: int, place: str = "", of_person: Quota | None = None
) -> Answer:
    """Return whether these files may come now; if so, they are counted.

    Args:
        files: what one request brings.
        person: key of who sends them.
        place: what they are for, one word for each page, such as "group:12"; "" if for none.
        of_person: how much this person may send; `PERSON` if None.
    """
    sizes = [file.size for file in files]
    if not sizes:
        return YES
    if _free() - sum(sizes) < MIN_FREE:
        return Answer(False, _("There is no room for files right now. Please tell the desk."))
    now = timezone.now()
    recent = ReceivedFile.objects.filter(at__gt=now - HOUR)
    shares = [(of_person or PERSON, recent.filter(person=person)), (EVERYBODY, recent)]
    if place:
        shares.insert(1, (PLACE, recent.filter(place=place)))
    for quota, received in shares:
        if not quota.has_room_for(received, len(sizes), sum(sizes)):
            return Answer(
                False,
                _(
                    "Too many files: the limit is %(files)s files or %(size)s an hour. Please continue later."
                )
                % {"files": quota.files, "size": filesizeformat(quota.size)},
            )
    ReceivedFile.objects.bulk_create(
        [ReceivedFile(person=person, place=place, size=size, at=now) for size in sizes]
    )
    return YES


def _free() -> int:
    """Return how many bytes are free where uploads go; the first one makes the folder."""
    place = Path(settings.MEDIA_ROOT)
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free
