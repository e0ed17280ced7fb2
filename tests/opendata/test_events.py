"""Events as イベント一覧, as JSON and as a feed; each date at an address of its own."""

import csv
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import EventPage
from hub.core.kinds import changed
from hub.languages.families import address_in
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change
from hub.occurrences.workflow import Action
from hub.places.models import PlacePage
from opendata.events import HEADERS, MORE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

KITCHEN = "oyako-kitchen"
# As the standard writes them, in its order (推奨データセット, イベント一覧)
STANDARD = [
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "イベント名",
    "イベント名_カナ",
    "イベント名_英語",
    "開始日",
    "終了日",
    "開始時間",
    "終了時間",
    "開始日時特記事項",
    "説明",
    "料金(基本)",
    "料金(詳細)",
    "連絡先名称",
    "連絡先電話番号",
    "連絡先内線番号",
    "主催者",
    "場所名称",
    "住所",
    "方書",
    "緯度",
    "経度",
    "アクセス方法",
    "駐車場情報",
    "定員",
    "参加申込終了日",
    "参加申込終了時間",
    "参加申込方法",
    "URL",
    "備考",
]
NEEDED = ["イベント名", "開始日", "終了日", "説明", "場所名称", "URL"]


def row_of(slug: str) -> Occurrence:
    return Occurrence.objects.filter(page__slug=slug, page__locale__language_code="ja").first()


def table(client, query: str = "") -> list[dict[str, str]]:
    content = b"".join(client.get(f"/api/events.csv{query}").streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines()))


def test_the_table_has_the_columns_of_the_standard_and_then_our_own(client):
    assert list(HEADERS) == STANDARD
    assert list(table(client)[0]) == [*STANDARD, *MORE]


def test_each_date_that_is_ahead_is_a_row_and_nothing_that_is_needed_is_missing(client):
    rows = table(client)
    assert len(rows) == client.get("/events/").context["results"].count()
    assert [name for row in rows for name in NEEDED if not row[name]] == []
    assert len({row["UUID"] for row in rows}) == len(rows)


def test_a_row_says_when_where_by_whom_and_for_how_much(client):
    [row] = table(client, "?event=oyako-kitchen")
    date, place = row_of(KITCHEN), PlacePage.objects.sources().get(slug="sannomaru-center")
    assert (row["開始日"], row["開始時間"], row["終了時間"]) == (
        f"{date.first_day}",
        "10:00",
        "13:00",
    )
    assert row["場所名称"] == f"{place.title} 調理室"
    assert (row["住所"], row["緯度"]) == (place.address, f"{place.latitude:.6f}")
    assert (row["料金(基本)"], row["料金(詳細)"]) == ("300", "一人分の材料費")
    assert row["主催者"] == "一般社団法人おやこ台所（例）"
    assert (row["カテゴリー"], row["状態"]) == ("講座", "予定どおり")
    assert row["URL"] == f"{settings.BASE_URL}/events/{KITCHEN}/{date.first_day}/"


def test_the_table_says_what_was_cancelled_and_why(client):
    change([row_of(KITCHEN).pk], Action.CANCEL, timezone.now(), note="先生の都合のため")
    [row] = table(client, "?event=oyako-kitchen")
    assert (row["状態"], row["開始日時特記事項"]) == ("中止", "先生の都合のため")


def test_of_a_place_that_is_not_open_data_the_table_gives_name_and_address_alone(client):
    PlacePage.objects.filter(slug="sannomaru-center").update(open_data=False)
    changed(PlacePage)
    [row] = table(client, "?event=oyako-kitchen")
    assert row["場所名称"].startswith("三の丸市民センター")
    assert row["住所"]
    assert [row[name] for name in ("方書", "緯度", "経度", "アクセス方法", "駐車場情報")] == [
        ""
    ] * 5


@pytest.mark.parametrize("query", ["?kind=exhibition", "?ease=free&support=childcare", ""])
def test_table_json_and_list_choose_alike(client, query):
    number = client.get(f"/events/{query}").context["results"].count()
    data = client.get(f"/api/events.json{query}").json()
    assert number == data["count"] == len(table(client, query)) > 0
    assert data["events"] == table(client, query)


@pytest.mark.parametrize(("language", "word"), [("ja", "講座"), ("vi", "Lớp học")])
def test_a_feed_has_what_the_address_chooses_in_its_language(client, language, word):
    address = address_in("/feeds/events.atom", language)
    root = ElementTree.fromstring(client.get(f"{address}?kind=course").content)  # noqa: S314
    entries = root.findall("{http://www.w3.org/2005/Atom}entry")
    terms = {entry.find("{http://www.w3.org/2005/Atom}category").get("term") for entry in entries}
    assert terms == {word}
    assert "oyako-kitchen" in ElementTree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("path", ["/api/events.csv", "/api/events.json"])
def test_a_thousand_dates_cost_no_more_queries_than_few(client, path):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            response = client.get(path)
            list(response)
        return len(found)

    queries()
    few, row = queries(), row_of(KITCHEN)
    Occurrence.objects.bulk_create(
        Occurrence(
            page=row.page,
            series=f"copy {number}",
            day=row.day,
            starts_at=row.starts_at + timedelta(hours=number),
            ends_at=row.ends_at + timedelta(hours=number),
        )
        for number in range(1000)
    )
    changed(Occurrence)
    queries()
    assert queries() <= few


def test_a_date_has_an_address_of_its_own_that_says_what_became_of_it(client):
    row = row_of(KITCHEN)
    address = f"/events/{KITCHEN}/{row.first_day}/"
    change([row.pk], Action.CANCEL, timezone.now(), note="先生の都合のため")
    html = client.get(address).content.decode()
    assert "先生の都合のため" in html
    assert f'<link rel="canonical" href="{settings.BASE_URL}/events/{KITCHEN}/">' in html
    assert html.count("<h1") == 1


def test_a_date_that_is_over_stays_at_its_address(client):
    row = row_of("flower-day")
    assert client.get(f"/events/flower-day/{row.first_day}/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        f"/events/{KITCHEN}/2026-02-30/",
        f"/events/{KITCHEN}/1999-01-01/",
        "/events/2026-12-05/",
        "/news/year-end-hours/2026-12-05/",
        "/nowhere/2026-12-05/",
    ],
)
def test_no_other_day_has_an_address(client, path):
    assert client.get(path).status_code == 404


def test_a_date_of_an_event_that_is_not_public_has_none(client):
    row = row_of(KITCHEN)
    EventPage.objects.sources().get(slug=KITCHEN).unpublish()
    assert client.get(f"/events/{KITCHEN}/{row.first_day}/").status_code in (404, 410)
