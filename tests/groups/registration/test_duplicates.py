"""The desk is told which groups may be the same."""

import pytest

from groups.registration.duplicates import plain_kana, plain_name, suspects
from tests.groups.town import PRIVATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("特定非営利活動法人 かわべクラブ", "ＮＰＯ法人かわべクラブ"),
        ("かわべ・クラブ", "かわべ クラブ"),
        ("一般社団法人Kawabe", "ＫＡＷＡＢＥ"),
    ],
)
def test_names_are_compared_as_people_mean_them(one, other):
    assert plain_name(one) == plain_name(other)


def test_kana_are_compared_however_they_are_written():
    assert plain_kana("トクテイヒエイリカツドウホウジン　かわべくらぶ") == plain_kana("ｶﾜﾍﾞｸﾗﾌﾞ")


@pytest.mark.parametrize(
    ("values", "reasons"),
    [
        ({"title": "NPO法人 かわべクラブ（例）"}, 1),
        ({"name_kana": "かわべ くらぶ", "title": "川辺倶楽部"}, 1),
        ({"phone": PRIVATE["phone"].replace("-", "")}, 1),  # private, and yet compared
        ({"title": "かわべクラブ（例）", "name_kana": "カワベクラブ"}, 2),
    ],
)
def test_suspected(hub, people, values, reasons):
    (suspect,) = suspects(values, people["other_owner"].memberships.get().group)
    assert suspect.group == hub.group
    assert len(suspect.reasons) == reasons


@pytest.mark.parametrize(
    "values",
    [
        {"title": "別のクラブ", "name_kana": "ベツノクラブ", "phone": "029-000-9999"},
        {"title": "", "name_kana": "", "corporate_number": "", "phone": None},
        {"title": "NPO法人"},  # nothing is left to compare
        {},
    ],
)
def test_not_suspected(hub, people, values):
    assert suspects(values, people["other_owner"].memberships.get().group) == []


def test_a_group_is_no_duplicate_of_itself(hub):
    assert suspects({"title": hub.group.title, "phone": hub.group.phone}, hub.group) == []
