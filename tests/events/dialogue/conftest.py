"""A café on its day, the desk, and the one who approves."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from events.choices import EventKind
from events.dialogue.choices import Kind
from events.dialogue.models import Session
from events.dialogue.services.sorting import Asked, keep
from events.models import EventIndexPage, EventOrganiser, EventPage
from hub.accounts.models import User
from hub.accounts.roles import DESK, EDITORS
from hub.core.models import Switch
from hub.core.parts import State
from hub.pages.models import Department

EVERYBODY = ("nobody", EDITORS, DESK)


@pytest.fixture
def _open(db):
    Switch.objects.filter(part__startswith="events").update(state=State.PUBLIC)


def person(role: str) -> User:
    user = User.objects.create_user(f"person-{role}", email=f"{len(role)}@city.example.jp")
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def desk(_open) -> User:
    return person(DESK)


@pytest.fixture
def at_desk(desk) -> Client:
    client = Client()
    client.force_login(desk)
    return client


@pytest.fixture
def office(db) -> Department:
    return Department.objects.get_or_create(code="koen", defaults={"label_ja": "公園緑地課"})[0]


@pytest.fixture
def today() -> date:
    return timezone.localdate()


def make_event(title: str, day: date, kind: str = EventKind.WORLD_CAFE) -> EventPage:
    event = EventPage(
        title=title,
        slug=f"talk-{day:%Y%m%d}",
        summary="例",
        kind=kind,
        place_text="1階の広間",
        dates=[("day", {"day": day, "last_day": None, "starts": None, "ends": None})],
    )
    event.organisers = [EventOrganiser(name="例の会")]
    EventIndexPage.objects.get(locale__language_code="ja").add_child(instance=event)
    event.save_revision().publish()
    return event


@pytest.fixture
def cafe(desk, office, today) -> Session:
    """Two questions, three tables, today."""
    session = Session(
        event=make_event("川べの5年後を話すカフェ（例）", today),
        day=today,
        kind=Kind.CAFE,
        title="川べの5年後（例）",
        department=office,
        tables=3,
        has_phones=True,
    )
    asked = [
        Asked("好きな場所は？", {"en": "Which place do you like?"}),
        Asked("5年後は？", {}),
    ]
    return keep(session, asked, desk)
