"""Tables as cities have them: titles, merged heads, words of the law, what spreadsheets do."""

import csv
import io

import pytest
from django.utils import timezone
from openpyxl import Workbook

from groups.models import GroupPage
from hub.pages.models import ActivityField
from opendata.importing.plan import Outcome, make_plan
from tests.opendata.files import NEW, table, workbook

pytestmark = pytest.mark.both_databases

HEADERS, CELLS = list(NEW), list(NEW.values())


def lines(*rows: list[str], encoding: str = "cp932") -> bytes:
    """Return a CSV file whose first row need not be its headers."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode(encoding)


def book(**sheets: list[list]) -> bytes:
    """Return an xlsx file; sheets whose names begin with an underscore are hidden."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name.startswith("_") else "visible"
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def values_of(content: bytes) -> dict:
    """Return what the only row of a file says of a new group."""
    plan = make_plan(content)
    assert plan.faults == []
    (row,) = plan.rows
    assert row.outcome == Outcome.NEW
    return row.values


def is_whole(values: dict) -> bool:
    return values["title"] == NEW["団体名"] and values["activity"] == NEW["活動内容"]


# --- Where the headers are


@pytest.mark.parametrize(
    "above",
    [
        [["市民活動団体一覧"]],
        [["市民活動団体一覧", "", "", ""], ["", "", "", "令和8年4月1日現在"]],
        [["※太わくに記入"], [], ["番号", "1", "2", "3"]],
    ],
)
def test_a_title_above_the_headers_is_passed_over(hub, above):
    assert is_whole(values_of(lines(*above, HEADERS, CELLS)))
    assert is_whole(values_of(book(一覧=[*above, HEADERS, CELLS])))


def test_a_cover_sheet_and_a_hidden_one_are_passed_over(hub):
    content = book(_古い=[HEADERS, ["x"] * 5], 表紙=[["市民活動団体一覧"]], 一覧=[HEADERS, CELLS])
    plan = make_plan(content)
    assert is_whole(plan.rows[0].values)
    assert len(plan.rows) == 1


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["団体名", "団体名（カナ）", "活動", "", "", "連絡先", ""], ["", "", "目的", "内容", "分野", "電話番号", "メール"]),
        (["団体", "", "活動目的", "活動内容", "活動分野", "連絡先", ""], ["名称", "カナ", "", "", "", "電話", "メールアドレス"]),
    ],
)  # fmt: skip
def test_headers_in_two_rows_are_read_together(hub, upper, lower):
    cells = [*CELLS, "029-232-0000", "a@example.jp"]
    values = values_of(lines(upper, lower, cells))
    assert is_whole(values)
    assert (values["phone"], values["email"]) == ("029-232-0000", "a@example.jp")


def test_headers_as_other_offices_write_them(hub):
    names = ["団体名称", "フリガナ", "活動の目的", "主な活動内容", "活動分野※必須"]
    assert is_whole(values_of(lines(names, CELLS)))
    needed = make_plan(lines(["団体名", "活動の場"], ["みどり会（例）", "x"])).faults
    assert {fault.column for fault in needed} == {
        "団体名(カナ)",
        "活動目的",
        "活動内容",
        "活動分野",
    }


# --- Words of the law


@pytest.fixture
def fields(hub):
    ActivityField.objects.create(
        code="health", label_ja="健康", official="保健、医療又は福祉の増進"
    )
    ActivityField.objects.create(code="town", label_ja="まちおこし", official="観光の振興")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("保健、医療又は福祉の増進を図る活動", ["health"]),
        ("第1号 保健、医療又は福祉の増進を図る活動", ["health"]),
        ("観光の振興を図る活動", ["town"]),
        ("まちおこし", ["town"]),
        ("保健、医療又は福祉の増進を図る活動;観光の振興を図る活動", ["health", "town"]),
        ("まちおこし、健康", ["town", "health"]),
    ],
)
def test_fields_of_activity_in_the_words_of_the_law(hub, fields, typed, codes):
    assert values_of(table(NEW | {"活動分野": typed}))["activity_fields"] == codes


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("特定非営利活動法人", "npo"),
        ("（特非）", "npo"),
        ("ＮＰＯ法人", "npo"),
        ("認定特定非営利活動法人", "certified_npo"),
        ("一般社団法人", "general_association"),
        ("公益財団法人", "public_interest"),
        ("任意団体", "voluntary"),
        ("自治会", "neighbourhood"),
        ("社会福祉法人", "social_welfare"),
        ("㈱", "company"),
    ],
)
def test_legal_forms_as_the_law_calls_them(hub, typed, code):
    assert values_of(table(NEW | {"団体種別": typed}))["legal_form"] == code


def test_for_whom_in_other_words(hub):
    values = values_of(table(NEW | {"対象者": "高齢者、障がい者;小学生"}))
    assert values["audiences"] == ["seniors", "disabled", "children"]


# --- What is in a cell


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("川のカイ", None),
        ("ﾈｯﾄﾜ-ｸｶｲ", "ネットワークカイ"),
        ("ﾊﾟ－ﾄﾅ－ｶｲ", "パートナーカイ"),
        ("ワクワク！カイ", "ワクワク!カイ"),
        ("ウタゴエ♪", "ウタゴエ♪"),
        ("コドモ～ミライ", "コドモ~ミライ"),
        ("カワ、ウミノカイ", "カワ、ウミノカイ"),
    ],
)
def test_readings(hub, typed, kana):
    content = table(NEW | {"団体名（カナ）": typed})
    if kana:
        assert values_of(content)["name_kana"] == kana
    else:
        (fault,) = make_plan(content).faults
        assert "川" in fault.reason


@pytest.mark.parametrize(
    ("typed", "founded"),
    [
        ("平成25年", "2013"),
        ("2013", "2013"),
        ("平成二十五年四月", "2013-04"),
        ("2013/4/1 9:30:00", "2013-04-01"),
        ("令和99年1月", None),
        ("0001-01-01", None),
        ("1867", None),
        (f"{timezone.localdate().year + 1}", None),
    ],
)
def test_dates_as_the_portal_takes_them(hub, typed, founded):
    content = table(NEW | {"設立年月": typed})
    if founded:
        assert values_of(content)["founded"] == founded
    else:
        assert [fault.column for fault in make_plan(content).faults] == ["設立年月"]


@pytest.mark.parametrize("mark", ["\ue000", "\ufffd", "\u202e", "\ufffe", "\x07"])
def test_what_cannot_be_shown_is_pointed_out(hub, mark):
    (fault,) = make_plan(table(NEW | {"団体名": f"{mark}おぞら会（例）"})).faults
    assert fault.column == "団体名"
    assert "□おぞら会" in fault.reason


def test_what_nobody_sees_is_taken_off_and_makes_no_other_group(hub):
    unseen = NEW | {"団体名": "はな\u200bの会（例）"}
    assert values_of(table(unseen))["title"] == "はなの会（例）"
    (fault,) = make_plan(table(unseen, NEW | {"団体名": "はなの会（例）"})).faults
    assert (fault.row, fault.column) == (3, "")


@pytest.mark.parametrize(
    "cell",
    [
        "まちを楽しくする_x000D_\n毎月集まる",
        "まちを楽しくする\r\n毎月集まる",
        "まちを楽しくする\r毎月集まる",
    ],
)
def test_lines_of_other_systems(hub, cell):
    named = dict(zip(HEADERS, CELLS, strict=True)) | {"活動目的": cell}
    wanted = "まちを楽しくする\n毎月集まる"
    assert values_of(workbook(list(named), list(named.values())))["purpose"] == wanted
    assert values_of(table(named))["purpose"] == wanted


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("029 232 0000", "029-232-0000"),
        ("029.232.0000", "029-232-0000"),
        ("+81-29-232-0000", "029-232-0000"),
        ("292320000", "029-232-0000"),
        ("029-232-0000（内線12）", "029-232-0000 内線12"),
        ("029-232-0000、090-1234-5678", None),
        ("029-000-0101・0102", None),
    ],
)
def test_phones(hub, typed, kept):
    content = table(NEW | {"電話番号": typed})
    if kept:
        assert values_of(content)["phone"] == kept
    else:
        assert [fault.column for fault in make_plan(content).faults] == ["電話番号"]


@pytest.mark.parametrize(
    "address",
    ["https://example.jp/①.html", "https://example.jp/（例）/", "https://example.jp/ｶﾅ"],
)
def test_web_addresses_are_kept_as_they_are(hub, address):
    assert values_of(table(NEW | {"ウェブサイト": address}))["website"] == address
    wide = "ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ／ａ"
    assert values_of(table(NEW | {"ウェブサイト": wide}))["website"] == "https://example.jp/a"


# --- What a spreadsheet does by itself


REWRITTEN = [
    ("法人番号", "corporate_number", "8999900000001", "8.9999E+12"),
    ("法人番号", "corporate_number", "8999900000001", "9E+12"),
    ("電話番号", "phone", "029-232-0000", "292320000"),
    ("設立年月", "founded", "2014-02", "2014/2/1"),
    ("設立年月", "founded", "2014", "2014/1/1"),
    ("設立年月", "founded", "2014-02-01", "2014/2/1 0:00"),
    ("設立年月", "founded", "2014-02-01", "41671"),
    ("対象年齢", "ages", "6-12", "6月12日"),
    ("対象年齢", "ages", "6-12", "12-Jun"),
]


@pytest.mark.parametrize(("header", "name", "own", "cell"), REWRITTEN)
def test_what_excel_rewrote_changes_nothing(hub, header, name, own, cell):
    GroupPage.objects.filter(pk=hub.group.pk).update(**{name: own})
    plan = make_plan(table({"UUID": str(hub.group.translation_key), header: cell}))
    assert plan.faults == []
    assert plan.to_do == []


def test_a_rounded_number_of_a_new_group_is_passed_over_and_told(hub):
    plan = make_plan(table(NEW | {"法人番号": "5.9999E+12"}))
    assert (plan.faults, [note.column for note in plan.notes]) == ([], ["法人番号"])
    assert "corporate_number" not in plan.rows[0].values
