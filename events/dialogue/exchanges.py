"""A ready exchange of views of citizen groups and a division: an event's draft and its talk."""

import uuid
from datetime import date, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation

from events.choices import EventKind, OrganiserRole
from events.dialogue.choices import Kind
from events.dialogue.models.session import MAX_TITLE, Session
from events.dialogue.services.sorting import Asked, keep
from events.models import EventIndexPage, EventOrganiser, EventPage
from hub.core.locales import default_locale_id
from hub.core.rules import require
from hub.editorial.people import desk_answer

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.pages.models import Department

# The agenda that a ready exchange begins with, in Japanese as all sources; the desk changes it.
POINTS = (
    "いま困っていること、うまくいっていること（団体から）",
    "課でいま進めていること、決まっていないこと（課から）",
    "いっしょにできること",
    "決まったこと、次にすること（だれが・いつまでに）",
)
PURPOSE = "団体と担当課が同じ机で話し、次にすることを、だれが・いつまでにするかまで決めます。"


@transaction.atomic
def begin_exchange(
    department: "Department", day: date, starts: time, ends: time, place: str, user: "User"
) -> Session:
    """Make the draft of the event, and its talk with an agenda.

    Raises:
        Refused: `user` does not work at the desk.
    """
    require(desk_answer(user))
    with translation.override("ja"):
        title = f"団体と{department.label}の意見交換会"[:MAX_TITLE]
    key = uuid.uuid4()
    event = EventPage(
        locale_id=default_locale_id(),
        translation_key=key,
        live=False,
        owner=user,
        title=title,
        slug=f"{day:%Y%m%d}-{key.hex[:8]}",
        summary=PURPOSE,
        kind=EventKind.ROUNDTABLE,
        place_text=place,
        department=department,
        dates=[("day", {"day": day, "last_day": None, "starts": starts, "ends": ends})],
    )
    event.organisers = [EventOrganiser(department=department, role=OrganiserRole.HOST)]
    EventIndexPage.objects.get(locale_id=default_locale_id()).add_child(instance=event)
    event.save_revision(user=user, log_action=True)
    session = Session(
        event=event,
        day=day,
        kind=Kind.EXCHANGE,
        title=title,
        purpose=PURPOSE,
        department=department,
    )
    return keep(session, [Asked(point, {}) for point in POINTS], user)
