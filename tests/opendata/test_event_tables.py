"""イベント一覧 of another system comes in: right rows wait for approval, wrong ones come back."""

import csv
from datetime import date, time

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.choices import EventKind
from events.models import EventPage
from hub.accounts.models import User
from hub.accounts.roles import DESK, EDITORS
from opendata.importing.events import Outcome, make_event_plan
from tests.opendata.files import table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

SWEETS = {
    "イベント名": "かしわもちを作る会",
    "イベント名_カナ": "カシワモチヲツクルカイ",
    "開始日": "2027-05-04",
    "開始時間": "10:00",
    "終了時間": "12:00",
    "説明": "葉を洗うところから作ります。",
    "料金(基本)": "300円",
    "主催者": "一般社団法人おやこ台所（例）",
    "場所名称": "三の丸市民センター（例）",
    "カテゴリー": "講座",
}
SECOND = SWEETS | {"開始日": "令和9年5月11日"}
WALK = {
    "行事名": "朝の散歩",
    "開催日": "2027/6/1",
    "開始時間": "午後1時30分",
    "終了時間": "15:00",
    "内容": "湖のまわりを歩きます。",
    "参加費": "無料",
    "主催": "となりの会",
    "会場": "湖の北の広場",
}


def desk(client, role: str = DESK):
    person = User.objects.create_user("hyou", "hyou@city.example.jp", "matsu-to-ume-1122")
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    return client


def sent(client, content: bytes):
    file = SimpleUploadedFile("events.csv", content)
    return client.post(reverse("event_tables"), {"file": file})


def test_right_rows_become_events_that_wait_for_approval(client):
    answer = sent(desk(client), table(SWEETS, SECOND))
    page = client.get(answer.url).content.decode()
    assert "かしわもちを作る会" in page
    assert not EventPage.objects.filter(title="かしわもちを作る会").exists()
    client.post(answer.url)
    event = EventPage.objects.get(title="かしわもちを作る会")
    assert (event.live, event.kind, event.fee_yen) == (False, EventKind.COURSE, 300)
    assert event.place.slug == "sannomaru-center"
    assert event.organisers.get().group.slug == "oyako-daidokoro"
    days = [block.value for block in event.dates]
    assert [value["day"] for value in days] == [date(2027, 5, 4), date(2027, 5, 11)]
    assert (days[0]["starts"], days[0]["ends"]) == (time(10), time(12))
    assert event.current_workflow_state is not None


def test_other_words_for_headers_hours_and_money_are_understood(client):
    answer = sent(desk(client), table(WALK))
    client.post(answer.url)
    event = EventPage.objects.get(title="朝の散歩")
    assert (event.fee_yen, event.place, event.place_text) == (0, None, "湖の北の広場")
    assert event.organisers.get().name == "となりの会"
    assert event.dates[0].value["starts"] == time(13, 30)


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"イベント名": ""}, "イベント名"),
        ({"開始日": "2027-02-30"}, "開始日"),
        ({"開始日": "来週"}, "開始日"),
        ({"終了日": "2027-05-01"}, "終了日"),
        ({"開始時間": "25時"}, "開始時間"),
        ({"終了時間": ""}, "終了時間"),
        ({"終了時間": "9:00"}, "終了時間"),
        ({"場所名称": ""}, "場所名称"),
        ({"説明": ""}, "説明"),
        ({"イベント名_カナ": "柏餅"}, "イベント名_カナ"),
        ({"イベント名": "親子の台所：だしをとる（見本）"}, "イベント名"),
    ],
)
def test_wrong_rows_come_back_with_the_reason_and_right_ones_are_taken(client, wrong, column):
    answer = sent(desk(client), table(SWEETS | wrong, WALK_AS_STANDARD))
    client.post(answer.url)
    assert EventPage.objects.filter(title="朝の散歩").exists()
    assert not EventPage.objects.filter(title="かしわもちを作る会").exists()
    lines = b"".join(client.get(f"{answer.url}wrong-rows.csv").streaming_content)
    [row] = csv.DictReader(lines.decode("utf-8-sig").splitlines())
    assert row["取り込めなかった理由"].startswith(f"{column}: ")


WALK_AS_STANDARD = {
    "イベント名": "朝の散歩",
    "開始日": "2027-06-01",
    "説明": "湖のまわりを歩きます。",
    "場所名称": "湖の北の広場",
}


def test_our_own_table_comes_back_as_what_is_there_already(client):
    content = b"".join(client.get("/api/events.csv").streaming_content)
    plan = make_event_plan(content)
    assert {row.outcome for row in plan.rows} == {Outcome.THERE}
    assert plan.faults == []


def test_a_second_press_brings_nothing_twice(client):
    content = table(SWEETS, SECOND)
    answer = sent(desk(client), content)
    client.post(answer.url)
    client.post(sent(client, content).url)
    assert EventPage.objects.filter(title="かしわもちを作る会").count() == 1


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", "件名,曜日\r\nあ,い".encode(), b"PK\x03\x04"]
)
def test_what_is_no_table_of_events_is_told_so(client, content):
    answer = sent(desk(client), content)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_the_desk_alone_takes_tables_in(client):
    assert desk(client, EDITORS).get(reverse("event_tables")).status_code in (302, 403)
