"""The forms forgive how people type, and the days and remarks are right."""

from datetime import date

import pytest

from groups.forms import STEPS
from groups.models import GroupPage
from groups.portal import PORTAL
from hub.core.japanese.working_days import after_working_days
from hub.forms.changes import changes_between
from hub.forms.models import Draft
from hub.submissions.remarks import remarks
from hub.submissions.versions import base_page, drafted_page
from tests.groups.portal import edit, step_url


@pytest.mark.parametrize(
    ("step", "name", "typed", "kept"),
    [
        ("contact", "phone", "０２９－２２４－１１１１", "029-224-1111"),
        ("contact", "phone", "029ー224ー1111", "029-224-1111"),
        ("contact", "phone", "（029）224-1111", "029-224-1111"),
        ("contact", "phone", " 029 224 1111 ", "029-224-1111"),
        ("contact", "postal_code", "〒３１０８６１０", "310-8610"),
        ("contact", "postal_code", "310ー8610", "310-8610"),
        ("contact", "email", "ｋａｗａｂｅ＠ｅｘａｍｐｌｅ.ｊｐ", "kawabe@example.jp"),
        ("contact", "website", "kawabe.example.jp", "https://kawabe.example.jp"),
        ("contact", "phone", "なし", ""),
        ("contact", "email", "特になし", ""),
        ("identity", "name_kana", "カワベ…クラブ！", "カワベ...クラブ!"),
        ("identity", "name_kana", "かわべ くらぶ", "カワベ クラブ"),
        ("identity", "name_kana", "ｶﾜﾍﾞ", "カワベ"),
        ("identity", "corporate_number", "７-0000-1205-0002", "7000012050002"),
        ("members", "member_count", "４２人", 42),
        ("members", "member_count", "約４２人", 42),
        ("members", "member_count", "1,200名ほど", 1200),
        ("activity", "activity", "一行目\r\n二行目", "一行目\n二行目"),
    ],
)
def test_forgiven(hub, member, step, name, typed, kept):
    answer = edit(member, hub.group, step, **{name: typed})
    assert answer.status_code == 302, answer.context["form"].errors
    assert Draft.objects.get().data == {name: kept}


@pytest.mark.parametrize(
    ("step", "name", "typed"),
    [
        ("contact", "phone", "12-34"),
        ("contact", "postal_code", "310"),
        ("contact", "email", "kawabe"),
        ("contact", "website", "javascript:alert(1)"),
        ("contact", "website", "@hana_mito"),
        ("identity", "corporate_number", "7000012050003"),
        ("identity", "name_kana", "川辺"),
        ("identity", "title", ""),
        ("identity", "founded_year", "1700"),
        ("identity", "founded_year", "2999"),
        ("identity", "founded_year", "平成ひと桁"),
        ("identity", "founded_year", "9" * 5000),
        ("members", "member_count", "たくさん"),
        ("members", "member_count", "30人か40人"),
        ("fields", "activity_fields", ["environment", "no-such-code"]),
        ("activity", "purpose", "あ" * 401),
    ],
)
def test_asked_again(hub, member, step, name, typed):
    answer = edit(member, hub.group, step, **{name: typed})
    assert answer.status_code == 422
    assert name in answer.context["form"].errors
    assert not Draft.objects.exists()


@pytest.mark.parametrize("step", [step.slug for step in STEPS])
def test_the_first_button_of_a_step_goes_on(hub, member, step):
    """It is what Enter presses: never the one that adds a row."""
    form = member.get(step_url(hub.group, step)).content.decode().partition('<form class="form"')[2]
    first = form.partition("<button")[2].partition(">")[0]
    assert 'aria-hidden="true"' in first
    assert "add_another" not in first


@pytest.mark.parametrize("typed", ["２０１３", "平成25", "平成２５年", "H25", "ｈ２５", "2013年度"])
def test_founded_in_two_fields(hub, member, typed):
    edit(member, hub.group, "identity", founded_year=typed, founded_month="5")
    assert Draft.objects.get().data == {"founded": "2013-05"}
    assert drafted_page(hub.group).founded == "2013-05"


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("令和元", "2019"),
        ("令和6年", "2024"),
        ("昭和64", "1989"),
        ("大正15", "1926"),
        ("M45", "1912"),
    ],
)
def test_years_of_japanese_eras(hub, member, typed, year):
    edit(member, hub.group, "identity", founded_year=typed)
    assert Draft.objects.get().data == {"founded": year}


@pytest.mark.parametrize(
    ("known", "typed", "kept"),
    [
        ("2013-05-10", {"summary": "べつの会です。"}, "2013-05-10"),
        ("2013-05-10", {"founded_month": "6"}, "2013-06"),
        ("2013-05-10", {"founded_month": ""}, "2013"),
        ("2013-05", {"founded_year": "", "founded_month": ""}, ""),
        ("2013", {"founded_month": "12"}, "2013-12"),
    ],
)
def test_a_date_is_as_exact_as_it_was_told(hub, member, known, typed, kept):
    page = GroupPage.objects.get(pk=hub.group.pk)
    page.founded = known
    page.save_revision().publish()
    edit(member, page, "identity", **typed)
    assert drafted_page(page).founded == kept


def test_the_kind_of_a_group_is_chosen_by_a_person(hub, member):
    page = GroupPage.objects.get(pk=hub.group.pk)
    page.legal_form = ""
    page.save_revision().publish()
    answer = edit(member, page, "identity", summary="べつの会です。")
    assert answer.status_code == 422
    assert "legal_form" in answer.context["form"].errors


def test_emptying_a_row_removes_it(hub, member):
    edit(member, hub.group, "joining", **{"support-0-text": ""})
    assert Draft.objects.get().data == {"support": []}


def test_values_read_are_values_written(hub):
    values = PORTAL.read(hub.group, PORTAL.portal_values)
    copy = PORTAL.write(base_page(hub.group), values)
    assert PORTAL.read(copy, PORTAL.portal_values) == values
    assert changes_between(PORTAL, hub.group, copy) == []


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (date(2026, 11, 16), date(2026, 11, 24)),  # 23 November is a holiday
        (date(2026, 11, 20), date(2026, 11, 30)),
        (date(2026, 12, 25), date(2027, 1, 7)),  # closed from 29 December to 3 January
        (date(2026, 4, 28), date(2026, 5, 11)),  # Golden Week
    ],
)
def test_five_working_days(start, day):
    assert after_working_days(start, 5) == day


def test_remarks(hub):
    values = PORTAL.read(hub.group, PORTAL.portal_values)
    assert remarks(PORTAL, values) == []
    assert len(remarks(PORTAL, values | {"activity": "お電話は 029-000-0000 まで"})) == 1
    assert len(remarks(PORTAL, values | {"how_to_join": "mail@example.jp へ"})) == 1
    assert len(remarks(PORTAL, values | {"summary": "集合は大和田方です"})) == 1
    photo = {"id": "1", "image": 1, "alt": "", "caption": ""}
    assert len(remarks(PORTAL, values | {"photos": [photo]})) == 1
    assert remarks(PORTAL, values | {"when_active": "2026-11-22 9:00-12:00"}) == []
