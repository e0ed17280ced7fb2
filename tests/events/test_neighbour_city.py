"""A neighbouring city opens this room: no word of the first city's is in anything that it shows."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone
from wagtail.models import Page

from events.models import EventIndexPage, EventOrganiser, EventPage
from groups.models import GroupPage
from home.models import HomePage
from hub.accounts.models import User
from hub.accounts.roles import DESK
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.core.parts import State
from hub.languages.families import address_in
from hub.mail.models import OutgoingMail
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change
from hub.occurrences.workflow import Action
from hub.pages.models import ActivityField, Area
from hub.places.choices import PlaceKind
from hub.places.models import PlacePage
from opendata.importing.plan import make_plan
from opendata.importing.services import carry_out
from tests.opendata.files import NEW, table
from tests.project.files import ROOT

pytestmark = pytest.mark.django_db

LANGUAGES = list(dict(settings.LANGUAGES))
WORDS = ("こみっと", "わくわく", "ナビスタ", "水戸", "みと市", "Mito", "Comitto", "広報みと")
ROOMS = ["events", "hub/occurrences", "opendata"]
OPEN = ("events", "groups", "places")


@pytest.fixture
def neighbour() -> User:
    """Its names and areas, three rooms open, twelve groups from a table, and what they hold."""
    HomePage.objects.update(
        title="となりひろば",
        hub_name="となりひろば",
        hub_long_name="となり市 市民活動のひろば",
        city_name="となり市",
        prefecture="となり県",
        desk_name="となり市 協働係",
    )
    Switch.objects.filter(part__in=OPEN).update(state=State.PUBLIC)
    ActivityField.objects.create(code="environment", label_ja="環境")
    area = Area.objects.create(code="kita", label_ja="北地区")
    desk = User.objects.create_user("tonari", "tonari@city.example.jp", "matsu-to-ume-1122")
    desk.groups.add(Group.objects.get(name=DESK))
    rows = [
        NEW
        | {
            "団体名": f"となりの会{number}",
            "団体名（カナ）": "トナリノカイ" + "アイウエオカキクケコサシ"[number],
        }
        for number in range(12)
    ]
    content = table(*rows)
    carry_out(content, desk, "groups.csv", make_plan(content).mark)
    groups = GroupPage.objects.filter(title__startswith="となりの会")
    for group in groups:
        group.get_latest_revision().publish()
    home = HomePage.objects.get(locale__language_code="ja")
    place = PlacePage(
        title="となり会館",
        name_kana="トナリカイカン",
        kind=PlaceKind.FACILITY,
        slug="kaikan",
        address="となり市北1-1",
        area=area,
    )
    Page.objects.get(pk=home.get_children().get(slug="places").pk).add_child(instance=place)
    for number, group in enumerate(groups.order_by("pk")):
        add_event(group, place, number)
    change([Occurrence.objects.first().pk], Action.CANCEL, timezone.now(), note="雨のため")
    changed(EventPage)
    return desk


def add_event(group: GroupPage, place: PlacePage, number: int) -> None:
    index = EventIndexPage.objects.get(locale__language_code="ja")
    first = timezone.localdate() + timedelta(days=number)
    block = {"day": first, "last_day": None, "starts": None, "ends": None}
    event = EventPage(
        title=f"となりの催し{number}", slug=f"tonari-{number}", place=place, dates=[("day", block)]
    )
    event.organisers = [EventOrganiser(group=group)]
    index.add_child(instance=event)
    event.save_revision().publish()


def words_in(text: str) -> list[str]:
    return [word for word in WORDS if word in text]


def test_pages_data_calendars_mails_and_the_admin_have_none_of_its_words(
    client, neighbour, settings
):
    settings.WAGTAIL_SITE_NAME = "となりひろば"
    event = EventPage.objects.get(slug="tonari-1")
    day = event.dates_of_event.ahead[0].day
    paths = [
        "/",
        "/events/",
        "/events/?view=month",
        "/events/?kind=event",
        f"/events/{event.slug}/",
    ]
    paths += [f"/events/{event.slug}/{day}/", "/groups/", "/places/kaikan/", "/calendar.ics"]
    paths += ["/feeds/events.atom", "/search/?q=%E4%BB%8A%E9%80%B1%E6%9C%AB"]
    addresses = [address_in(path, language) for path in paths for language in LANGUAGES]
    addresses += ["/api/events.csv", "/api/events.json", "/api/openapi.json"]
    found = {}
    for address in addresses:
        response = client.get(address)
        content = b"".join(response) if response.streaming else response.content
        if words := words_in(content.decode()):
            found[address] = words
    assert found == {}
    assert "となりの催し1" in client.get("/events/").content.decode()
    assert "となり市" in client.get("/api/events.csv").getvalue().decode()
    client.force_login(neighbour)
    for address in ("/admin/event_dates/", "/admin/event-tables/"):
        response = client.get(address)
        assert response.status_code == 200
        assert words_in(response.content.decode()) == [], address
    mails = [*mail.outbox, *OutgoingMail.objects.all()]
    assert [words for one in mails for words in words_in(one.subject + one.body)] == []


def test_no_code_and_no_template_of_the_room_names_a_city():
    files = [
        path
        for room in ROOMS
        for path in Path(ROOT, room).rglob("*")
        if path.suffix in (".py", ".html", ".txt") and "demo" not in path.parts
    ]
    assert len(files) > 50
    assert {
        str(path): words for path in files if (words := words_in(path.read_text("utf-8")))
    } == {}
