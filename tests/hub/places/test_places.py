"""Places: pages as any other, on a map, in the search, and as open data."""

import csv
import io
import json
import re
from datetime import time

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from hub.languages.families import address_in
from hub.places.choices import Day, PlaceKind
from hub.places.models import PlacePage
from hub.places.opening import OpenOnDaysBlock, runs
from opendata.places import HEADERS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

LANGUAGES = list(dict(settings.LANGUAGES))
CENTRE = "/places/akatsuka-center/"
# The columns of 公共施設一覧 (推奨データセット), in their order
COLUMNS = [
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "名称",
    "名称_カナ",
    "名称_通称",
    "POIコード",
    "住所",
    "方書",
    "緯度",
    "経度",
    "電話番号",
    "内線番号",
    "法人番号",
    "団体名",
    "利用可能曜日",
    "開始時間",
    "終了時間",
    "利用可能日時特記事項",
    "説明",
    "バリアフリー情報",
    "URL",
    "備考",
]


def place(slug: str) -> PlacePage:
    return PlacePage.objects.public_sources().get(slug=slug)


def table(client) -> list[dict[str, str]]:
    text = b"".join(client.get("/api/places.csv").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_demonstration_has_twelve_of_six_kinds_each_marked_as_made_up():
    places = PlacePage.objects.public_sources()
    assert places.count() == 12
    assert set(places.values_list("kind", flat=True)) == set(PlaceKind.values)
    assert all("（例）" in found.title for found in places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_is_there_in_every_language(client, language):
    assert PlacePage.objects.live().filter(locale__language_code=language).count() == 12
    for path in ("/places/", CENTRE):
        assert client.get(address_in(path, language)).status_code == 200


@pytest.mark.parametrize("kind", PlaceKind.values)
def test_a_kind_shows_its_places_alone(client, kind):
    shown = client.get(f"/places/?kind={kind}").context["paginator_page"].object_list
    wanted = PlacePage.objects.public_sources().filter(kind=kind)
    assert {found.pk for found in shown} == {found.pk for found in wanted}


def test_an_unknown_kind_shows_all(client):
    response = client.get("/places/?kind=%00'\"")
    assert response.context["paginator_page"].paginator.count == 12


def test_places_of_a_kind_are_in_the_order_of_their_sound():
    centres = PlacePage.objects.public_sources().filter(kind=PlaceKind.CENTRE).in_order()
    assert [found.slug for found in centres] == [
        "akatsuka-center",
        "sannomaru-center",
        "senba-center",
    ]


def test_a_place_says_when_it_is_open_how_one_gets_there_and_who_can_enter(client):
    html = client.get(CENTRE).content.decode()
    for words in (
        "月～金",
        "9:00～21:00",
        "土、日",
        "赤塚駅北口から歩いて5分です。",
        "段差なし",
        "2階へは階段だけです。",
        'href="tel:029-000-1103"',
    ):
        assert words in html


def test_both_its_pages_may_fetch_tiles_and_hold_its_position(client):
    for path in ("/places/", CENTRE):
        response = client.get(path)
        assert "img-src" in response["Content-Security-Policy"]
        positions = [
            feature["geometry"]["coordinates"] for feature in response.context["places"]["features"]
        ]
        assert [140.4102, 36.3801] in positions


def test_a_place_without_position_has_no_map(client):
    found = place("akatsuka-center")
    found.latitude = found.longitude = None
    found.save_revision().publish()
    response = client.get(CENTRE)
    assert response.context["places"] is None
    assert "data-map" not in response.content.decode()


def test_it_describes_itself_to_machines(client):
    html = client.get(CENTRE).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert data["@type"] == "CivicStructure"
    assert data["geo"]["latitude"] == 36.3801
    assert data["openingHoursSpecification"][1] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["https://schema.org/Saturday", "https://schema.org/Sunday"],
        "opens": "09:00",
        "closes": "17:00",
    }


def test_it_is_found_by_name_sound_and_kind(client):
    for words in ("赤塚市民センター", "アカツカシミンセンター", "情報コーナー 赤塚"):
        found = client.get("/search/", {"q": words, "type": "place"}).context["paginator_page"]
        assert any("赤塚" in result.title for result in found), words


def test_it_stands_in_the_sitemap(client):
    assert f"{settings.BASE_URL}{CENTRE}<" in client.get("/sitemap.xml").content.decode()


def test_the_table_has_the_columns_of_the_recommended_data_set(client):
    assert list(HEADERS) == COLUMNS
    row = next(row for row in table(client) if row["名称"] == "赤塚市民センター（例）")
    assert list(row) == COLUMNS
    assert row["都道府県コード又は市区町村コード"] == "082015"
    assert (row["利用可能曜日"], row["開始時間"], row["終了時間"]) == (
        "月火水木金土日",
        "9:00",
        "21:00",
    )
    assert row["利用可能日時特記事項"].startswith("月～金 9:00～21:00、土、日 9:00～17:00")


def test_json_says_the_same_under_the_same_names(client):
    answer = client.get("/api/places.json").json()
    assert answer["places"] == table(client)
    assert answer["count"] == len(answer["places"])


def test_a_private_venue_is_in_open_data_only_if_its_keeper_agreed(client):
    names = {row["名称"] for row in table(client)}
    assert "古民家 なかよし亭（例）" in names
    assert "カフェ みなも 奥の部屋（例）" not in names


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (["mon"], [["mon"]]),
        (["sun", "mon", "tue"], [["mon", "tue"], ["sun"]]),
        (Day.values, [Day.values]),
        ([], []),
    ],
)
def test_days_that_follow_each_other_are_said_together(days, wanted):
    assert runs(days) == wanted


def test_days_are_said_in_the_readers_language():
    value = OpenOnDaysBlock().to_python(
        {"days": ["mon", "tue", "wed", "sun"], "opens": "09:00", "closes": "17:30"}
    )
    with translation.override("ja"):
        assert (value.days_in_words, value.hours) == ("月～水、日", "9:00～17:30")
    with translation.override("vi"):
        assert value.days_in_words == "T2～T4, CN"


def test_no_place_closes_before_it_opens():
    block = OpenOnDaysBlock()
    value = block.to_python({"days": ["mon"], "opens": "17:00", "closes": "09:00"})
    with pytest.raises(StructBlockValidationError):
        block.clean(value)
    assert value["opens"] == time(17)


@pytest.mark.parametrize(
    "values",
    [{"latitude": None}, {"access": ["flying_carpet"]}, {"name_kana": "赤塚"}, {"phone": "電話"}],
)
def test_half_a_position_and_unknown_codes_are_refused(values):
    found = place("akatsuka-center")
    for name, value in values.items():
        setattr(found, name, value)
    with pytest.raises(ValidationError):
        found.full_clean()
