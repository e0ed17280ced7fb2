"""What whoever asked sees of their questions that are not passed on yet (hub.mine)."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from hub.core.locales import active_language
from hub.enquiries.models import Enquiry
from hub.enquiries.services.own import on_their_way, take_back
from hub.mine.rooms import Room
from hub.pages.listing import localise


def _found(address: str, now: datetime) -> list[tuple[Enquiry, object]]:
    rows = list(on_their_way(address).select_related("page"))
    pages = localise([row.subject for row in rows], active_language(), for_cards=False)
    return list(zip(rows, pages, strict=True))


def _goes(address: str, now: datetime) -> Iterator[str]:
    if number := on_their_way(address).count():
        yield _("Questions that are not passed on yet: %(number)s") % {"number": number}


def _delete(address: str, now: datetime, which: str) -> None:
    take_back(address, which)


ROOM = Room(
    code="enquiries",
    template="enquiries/mine.html",
    found=_found,
    delete=_delete,
    goes=_goes,
    order=400,
)
