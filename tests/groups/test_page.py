"""A group's public page offers what can be done now, and nothing that cannot."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import gettext

from groups.models import GroupPage
from groups.portal import PORTAL

HOPES = {"members_wanted": True, "volunteers_wanted": True, "how_to_join": "橋の下へ。"}
PHONE = "029-000-0101"


@pytest.fixture
def page(hub):
    """Return the public page as a document, the group being as said."""

    def shown(**changes) -> BeautifulSoup:
        GroupPage.objects.filter(pk=hub.group.pk).update(
            **{**HOPES, "phone_public": True, **changes}
        )
        return BeautifulSoup(Client().get(hub.group.url).content, "html.parser")

    return shown


def actions(document: BeautifulSoup) -> list[str]:
    return [link["href"] for link in document.select(".answers__ways a, .actions a")]


ASKED = [f"tel:{PHONE}", "/enquiry/kawabe-club/"]


def test_an_active_group_offers_what_it_chose(page):
    assert actions(page()) == [*ASKED, "#join", "#join"]
    assert actions(page(members_wanted=False, volunteers_wanted=False)) == ASKED


def test_a_group_whose_phone_is_private_is_asked_in_writing(page):
    assert actions(page(phone_public=False))[0] == "/enquiry/kawabe-club/"


def test_first_of_all_it_says_when_where_and_what_it_costs(page, time_machine):
    time_machine.move_to(datetime(2026, 11, 30, 1, tzinfo=UTC))
    document = page(when_active="毎月第2土曜 8:00〜9:30", meeting_name="橋の下", fee="無料")
    answers = document.select_one(".answers").get_text(" ", strip=True)
    for words in ("12月12日（土） 8:00", "橋の下", "無料"):
        assert words in answers
    assert document.select_one(".answers__next")["datetime"] == "2026-12-12"
    order = [tag.get("class") or tag.name for tag in document.select("h1, .answers, #facts-title")]
    assert order[:2] == ["h1", ["answers"]]


def test_what_joining_costs_stands_apart_from_other_fees(page):
    document = page(
        entrance_fee="1,000円", dues="月500円", fee="材料費は別", call_hours="平日10時から"
    )
    answers = document.select_one(".answers").text
    for words in ("入会金：1,000円", "会費（年・月）：月500円", "材料費は別", "平日10時から"):
        assert words in answers


@pytest.mark.parametrize("changes", [{"activity_status": "paused"}, {"when_active": "隔週火曜"}])
def test_no_day_is_made_up(page, changes):
    document = page(**{"when_active": "毎月第2土曜 8:00"} | changes)
    assert document.select(".answers__next") == []


def test_support_is_offered_where_it_is_wanted(hub, page):
    group = GroupPage.objects.get(pk=hub.group.pk)
    wanted = {"id": "0f7b8ad0-3f0e-4f3a-9b3e-1c2d3e4f5a6b", "direction": "wanted"}
    PORTAL.write(group, {"support": [wanted | {"kind": "goods", "text": "軍手"}]})
    group.save_revision().publish()
    assert "#support" in actions(page())


def test_a_pausing_group_is_only_asked(page):
    document = page(activity_status="paused")
    assert actions(document) == ASKED
    assert gettext("This group is taking a break") in document.select_one(".notice").text


@pytest.mark.parametrize(
    ("changes", "notice"),
    [
        ({"activity_status": "closed"}, "This group has dissolved"),
        ({"taken_out": True}, "This group is not in the lists at the moment"),
    ],
)
def test_a_group_that_is_gone_says_so_calmly(page, changes, notice):
    document = page(**changes)
    assert gettext(notice) in document.select_one(".notice").text
    assert not document.select("a[href*='/enquiry/']")
    assert document.find(id="join") is None


def test_a_dissolved_group_is_not_called(page):
    assert PHONE in str(page())
    assert PHONE not in str(page(activity_status="closed"))


def test_it_is_shared_without_scripts_of_others(page):
    document = page()
    share = document.select_one(".share")
    assert share.select("a[href^='mailto:']")
    assert share.select("a[href^='https://social-plugins.line.me/']")
    assert share.select("img[src='/leaflets/kawabe-club/qr.svg']")
    assert not [tag for tag in document.select("script[src]") if "://" in tag["src"]]


def test_a_place_is_on_a_map_as_exactly_as_the_group_chose(page):
    place = {"latitude": "36.356112", "longitude": "140.459812", "position_public": True}
    document = page(**place, position_precision="district")
    assert "36.356112" not in str(document)
    assert "[140.46, 36.36]" in document.select_one("[data-map]")["data-places"]
    assert page(**place, position_precision="exact").select_one("[data-map]")
    assert not page(position_public=False).select("[data-map]")
