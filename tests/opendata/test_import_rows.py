"""Which group a row of a table is about, what it says of it, and what is wrong with it."""

from datetime import date, datetime

import pytest

from groups.models import GroupPage
from hub.pages.models import Area
from opendata.importing.plan import Outcome, make_plan
from tests.opendata.files import NEW, do, exported, outcomes, reasons, table, workbook

pytestmark = pytest.mark.both_databases


def test_groups_are_known_by_uuid_number_or_name(hub):
    GroupPage.objects.filter(pk=hub.group.pk).update(corporate_number="8999900000001")
    for row in (
        {"UUID": str(hub.group.translation_key), "団体名": "新しい名前の会"},
        {
            "法人番号": "８９９９９００００００００１".replace(
                "００００００００１", "０００００００１"
            ),
            "団体名": "新しい名前の会",
        },
        {"団体名": "かわべ クラブ(例)", "団体名(カナ)": "かわべくらぶ", "対象年齢": "だれでも"},
    ):
        (plan,) = make_plan(table(row)).rows
        assert (plan.group_id, plan.outcome) == (hub.group.pk, Outcome.CHANGED), row


def test_what_could_be_two_groups_is_an_error(hub, people):
    title = GroupPage.objects.get(slug="betsu").title
    twin = GroupPage(title=title, slug="twin", name_kana="ベツ", purpose="x", activity="y")
    twin.locale = hub.directory.locale
    type(hub.directory).objects.get(pk=hub.directory.pk).add_child(instance=twin)
    assert reasons(table({"団体名": title, "対象年齢": "x"})) == [(2, "")]
    key = {"UUID": str(twin.translation_key)}
    assert outcomes(table(key | {"団体名": title, "対象年齢": "x"})) == [Outcome.CHANGED]


def test_two_rows_about_the_same_group_are_an_error(hub):
    row = {"団体名": hub.group.title, "対象年齢": "x"}
    assert reasons(table(row, row)) == [(3, "")]
    assert reasons(table(NEW, NEW)) == [(3, "")]


def test_a_uuid_of_nobody_with_a_name_of_somebody_is_an_error(hub):
    key = "a" * 8 + "-0000-4000-8000-" + "b" * 12
    assert reasons(table({"UUID": key, "団体名": hub.group.title})) == [(2, "")]
    assert reasons(table({"UUID": "D-0001", "団体名": hub.group.title})) == [(2, "")]


def test_full_width_digits_eras_and_headers_as_people_write_them(hub):
    row = NEW | {
        " 設立年月 ": "令和元年５月",
        "ＴＥＬ": "０２９（０００）０２０２",
        "会員数": "４２人",
        "活動地域※必須": "千波",
        "ホームページ": "example.jp/kasahara",
        "会員募集": "○",
        "対象者": "children、everyone",
        "備考": "x",
    }
    plan = make_plan(table(row, encoding="cp932"))
    assert plan.faults == []
    assert plan.unknown == ["備考"]
    values = plan.rows[0].values
    assert values["founded"] == "2019-05"
    assert values["phone"] == "029-000-0202"
    assert values["member_count"] == 42
    assert values["areas"] == ["senba"]
    assert values["website"] == "https://example.jp/kasahara"
    assert values["members_wanted"] is True
    assert values["audiences"] == ["children", "everyone"]


def test_what_the_yearly_confirmation_decides_is_kept_and_said(hub):
    own = {"団体名": hub.group.title, "最終確認日": "2020-01-01", "名簿から外す": "はい"}
    plan = make_plan(table(own))
    assert (plan.faults, plan.to_do) == ([], [])
    assert plan.kept == ["最終確認日", "名簿から外す"]
    assert make_plan(exported(private=True)).kept == []


def test_private_values_stay_private_until_the_table_says_otherwise(hub, people):
    do(table(NEW | {"電話番号": "029-000-0202"}), people["desk"])
    group = GroupPage.objects.get(title=NEW["団体名"]).get_latest_revision_as_object()
    assert (group.phone, group.phone_public) == ("029-000-0202", False)
    row = {"団体名": hub.group.title, "電話番号の公開": "公開"}
    (plan,) = make_plan(table(row)).rows
    assert plan.values == {"phone_public": True}


def test_each_error_names_its_row_and_column(hub):
    Area.objects.create(code="goken", label_ja="五軒")
    bad = {
        "法人番号": "1234567890123",
        "設立年月": "いつか",
        "活動分野": "なんでも",
        "会員数": "たくさん",
        "メール": "だめ",
        "緯度": "95",
        "会員募集": "たぶん",
        "状態": "元気",
        "SNS": "だめ",
        "電話番号の公開": "すこし",
        "英語名": "x" * 200,
        "別名": "a\x07b",
    }
    found = reasons(table({"団体名": hub.group.title} | bad))
    assert {column for row, column in found if row == 2} == set(bad)


def test_needed_values_are_asked_for(hub):
    assert {column for _row, column in reasons(table({"団体名": "新しい会"}))} == {
        "団体名(カナ)",
        "活動目的",
        "活動内容",
        "活動分野",
    }
    assert reasons(table({"団体名": hub.group.title, "活動目的": ""})) == [(2, "活動目的")]


def test_an_excel_table_with_its_own_types(hub):
    headers = [*NEW, "設立年月", "会員数", "法人番号", "会員募集"]
    row = [*NEW.values(), datetime(2019, 5, 1), 42.0, 8999900000001, True]
    plan = make_plan(workbook(headers, [], row))
    assert plan.faults == []
    assert plan.rows[0].number == 3
    values = plan.rows[0].values
    assert values["founded"] == date(2019, 5, 1).isoformat()
    assert (values["member_count"], values["corporate_number"]) == (42, "8999900000001")
    assert values["members_wanted"] is True
