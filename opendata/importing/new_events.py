"""Doing what a table of events says: pages that are not public before someone else approves them."""

import re
import unicodedata
import uuid
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation
from django.utils.html import escape

from events.choices import EventKind
from events.models import EventIndexPage, EventOrganiser, EventPage
from groups.models import GroupPage
from hub.core.locales import default_locale_id
from hub.core.rules import require
from hub.pages.models import Department
from hub.places.models import PlacePage
from hub.text.normalise import name_key, showable
from opendata.csv import REASON
from opendata.importing.events import (
    ADDRESS,
    BOOKING,
    FEE,
    FEE_NOTES,
    HOST,
    KANA,
    KIND,
    MAX_SUMMARY,
    MAX_TEXT,
    NAME,
    PLACE,
    SAYS,
    EventPlan,
    Row,
    make_event_plan,
)
from opendata.permissions import may_import

if TYPE_CHECKING:
    from hub.accounts.models import User

YEN = re.compile(r"([\d,]+)円?")
FREE = ("無料", "なし", "0")
NOBODY = "—"


@transaction.atomic
def bring_events(content: bytes, user: "User") -> EventPlan:
    """Make a page of each new event, and send it for approval; wrong rows are left out.

    Raises:
        Refused: `user` does not work at the desk.
        Unreadable: the file cannot be taken.
    """
    from hub.editorial.notifications import batch_notifications

    require(may_import(user))
    index = EventIndexPage.objects.select_for_update().get(locale_id=default_locale_id())
    plan = make_event_plan(content)
    with batch_notifications():
        for rows in plan.events():
            page = _page_of(rows, user)
            index.add_child(instance=page)
            page.save_revision(user=user, log_action=True)
            if workflow := page.get_workflow():
                workflow.start(page, user)
    return plan


def _page_of(rows: list[Row], user: "User") -> EventPage:
    first = rows[0]
    said, key = first.said, uuid.uuid4()
    place = PlacePage.objects.public_sources().filter(title=said[PLACE]).first()
    words = " ".join(filter(None, (said[PLACE], said[ADDRESS])))
    fee = _yen(said[FEE])
    text = escape(said[SAYS]).replace("\n", "<br/>")
    page = EventPage(
        locale_id=default_locale_id(),
        translation_key=key,
        live=False,
        owner=user,
        title=said[NAME],
        slug=f"{first.days[0]:%Y%m%d}-{key.hex[:8]}",
        summary=said[SAYS][:MAX_SUMMARY],
        name_kana=said[KANA],
        kind=_kind(said[KIND]),
        place=place,
        place_text="" if place else words[: MAX_TEXT[PLACE]],
        fee_yen=fee,
        fee_text=said[FEE_NOTES] if fee is not None else said[FEE_NOTES] or said[FEE][:120],
        booking_text=said[BOOKING],
        dates=[("day", _block(row)) for row in rows],
        body=[("paragraph", f"<p>{text}</p>")] if len(said[SAYS]) > MAX_SUMMARY else [],
    )
    page.organisers = [_organiser(said[HOST])]
    return page


def _block(row: Row) -> dict[str, object]:
    return {
        "day": row.days[0],
        "last_day": row.days[1] if row.days[1] != row.days[0] else None,
        "starts": row.hours[0],
        "ends": row.hours[1],
    }


def _organiser(name: str) -> EventOrganiser:
    """Return who holds it: one of our groups or departments by its name, else the name."""
    if group := GroupPage.objects.listed().filter(title=name).first():
        return EventOrganiser(group=group)
    departments = {name_key(one.label): one for one in Department.objects.all()}
    if department := departments.get(name_key(name)):
        return EventOrganiser(department=department)
    return EventOrganiser(name=name[:120] or NOBODY)


def _yen(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text)
    if plain in FREE:
        return 0
    found = YEN.fullmatch(plain)
    return int(found[1].replace(",", "")) if found else None


def _kind(text: str) -> str:
    with translation.override("ja"):
        kinds = {str(label): code for code, label in EventKind.choices}
    return kinds.get(text, EventKind.EVENT)


def wrong_event_rows(content: bytes) -> Iterator[list[str]]:
    """Yield headers and rows of a table of what is wrong, with the reasons in Japanese."""
    with translation.override("ja"):
        plan = make_event_plan(content)
    cells = {row.number: row.cells for row in plan.rows}
    yield [*plan.headers, REASON]
    for number, faults in groupby(plan.faults, key=lambda fault: fault.row):
        said = [f"{one.column}: {one.reason}" if one.column else one.reason for one in faults]
        own = cells.get(number) or [""] * len(plan.headers)
        yield [*map(showable, own), "\n".join(said)]
