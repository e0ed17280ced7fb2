"""The table of groups."""

import csv
import io

from django.test import Client

from groups.models import GroupPage
from tests.opendata.files import exported
from tests.pages.addresses import read

# FIELDS, in its order.
ORDER = [
    "団体名", "団体名(カナ)", "英語名", "別名", "団体種別", "法人番号", "設立年月", "活動目的",
    "活動内容", "活動分野", "こんなときに", "活動地域", "対象者", "対象年齢", "会費・費用", "会員数",
    "会員の年齢層", "一言PR", "SDGs", "代表者名", "担当者名", "電話番号", "メール", "ウェブサイト",
    "郵便番号", "所在地", "方書", "緯度", "経度", "会員募集", "ボランティア募集", "初心者可",
    "申込方法", "対応言語", "バリアフリー情報", "託児", "状態", "登録日", "最終確認日",
]  # fmt: skip


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_columns_are_those_of_the_fields_in_their_order(hub):
    response = Client().get("/api/groups.csv")
    (row,) = rows(read(response))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert [header for header in row if header in ORDER] == ORDER
    assert row["UUID"] == str(hub.group.translation_key)
    assert row["団体名"] == hub.group.title
    assert row["活動分野"] == "環境"
    assert row["ページURL"].endswith("/groups/kawabe-club/")


def test_it_holds_the_groups_that_it_is_given(hub, people):
    found = exported(groups=GroupPage.objects.filter(field_rows__term__code="environment"))
    assert [row["団体名"] for row in rows(found)] == [hub.group.title]


def test_results_of_the_directory_are_the_same_address_as_csv(hub, people):
    def found(query: str) -> list[str]:
        response = Client().get(f"{hub.directory.url}?format=csv&{query}")
        return [row["団体名"] for row in rows(read(response))]

    assert set(found("")) == {hub.group.title, "別の会"}
    assert found("field=environment") == [hub.group.title]


def test_no_cell_is_run_by_a_spreadsheet(hub):
    GroupPage.objects.filter(pk=hub.group.pk).update(summary="=HYPERLINK(1)", ages="＋1", fee="'x")
    (row,) = rows(read(Client().get("/api/groups.csv")))
    assert (row["一言PR"], row["対象年齢"], row["会費・費用"]) == ("'=HYPERLINK(1)", "'＋1", "''x")


def test_a_long_table_costs_no_more_queries_than_a_short_one(hub, django_assert_max_num_queries):
    from wagtail.models import Page

    with django_assert_max_num_queries(20) as short:
        read(Client().get("/api/groups.csv"))
    directory = Page.objects.get(pk=hub.directory.pk).specific
    for number in range(4):
        group = GroupPage(title="x", slug=f"g{number}", name_kana="エ", purpose="x", activity="y")
        group.locale = directory.locale
        directory.add_child(instance=group)
    with django_assert_max_num_queries(len(short)):
        assert len(rows(read(Client().get("/api/groups.csv")))) == 5
