"""A form's table, out and in, of nothing but its declaration: here a booking's, which no room has."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.test.utils import isolate_apps

from hub.core.cells import harmed
from hub.forms.declaration import Cell, Declaration, Field
from hub.forms.fields import CountField, PhoneField
from hub.forms.kinds import DateAsKnown
from hub.forms.steps import StepForm
from hub.tables.columns import columns, staff_columns
from hub.tables.headers import KnownHeaders, find_headers
from hub.tables.reading import Unreadable, read_sheet
from hub.tables.writing import csv_lines

VALUES = {
    "name": "=花の会",
    "phone": "029-000-0101",
    "phone_public": False,
    "people": 12,
    "day": "2026-05-01",
    "since": "2013-05",
    "room": "hall",
    "is_paid": True,
}


@pytest.fixture(scope="module")
def form() -> Declaration:
    with isolate_apps("hub.pages"):

        class Booking(models.Model):
            name = models.CharField(max_length=20)
            phone = models.CharField(max_length=20, blank=True)
            phone_public = models.BooleanField(default=False)
            people = models.PositiveSmallIntegerField(null=True)
            day = models.DateField(null=True)
            since = models.CharField(max_length=10, blank=True)
            room = models.CharField(max_length=9, choices=[("hall", "ホール"), ("hut", "小屋")])
            is_paid = models.BooleanField(default=False)

            class Meta:
                app_label = "pages"

    class Who(StepForm):
        model = Booking
        slug, heading = "who", "だれが"
        model_fields = ("name", "phone", "people")
        field_classes = {"phone": PhoneField, "people": CountField}

    return Declaration(
        name="booking",
        model=Booking,
        steps=(Who,),
        fields=(
            Field("name", cells=(Cell("団体名", ("名前",), is_needed=True),)),
            Field("phone", public_if="phone_public", cells=(Cell("電話番号"),)),
            Field("people", cells=(Cell("人数"),)),
            Field("day", cells=(Cell("利用日"),)),
            Field("since", DateAsKnown(), cells=(Cell("設立年月"),)),
            Field("room", cells=(Cell("部屋"),)),
            Field("is_paid", cells=(Cell("支払い", is_for_staff=True),)),
        ),
    )


def test_headers_and_cells_follow_from_the_fields(form):
    table = [*columns(form), *staff_columns(form)]
    assert {column.header: column.cell(VALUES) for column in table} == {
        "団体名": "=花の会",
        "電話番号": "029-000-0101",
        "人数": "12",
        "利用日": "2026-05-01",
        "設立年月": "2013年5月",
        "部屋": "ホール",
        "電話番号の公開": "非公開",
        "支払い": "はい",
    }


def test_what_only_staff_have_is_in_no_other_table(form):
    headers = {column.header for column in columns(form)}
    assert not headers & {column.header for column in staff_columns(form)}


def test_a_table_that_went_out_is_read_back_exactly(form):
    table = [*columns(form), *staff_columns(form)]
    rows = [[column.header for column in table], [column.cell(VALUES) for column in table]]
    known = KnownHeaders(table, "番号")
    sheet = read_sheet("".join(csv_lines(rows)).encode(), known.meaning)
    headers = find_headers(sheet.headers, known)
    ((_number, cells),) = sheet.rows
    read = {
        column.name: column.read(harmed(cells[place])) for place, column in headers.places.items()
    }
    assert read == VALUES


@pytest.mark.parametrize(
    ("header", "typed", "value"),
    [
        ("電話番号", "（０２９）０００－０１０１", "029-000-0101"),
        ("人数", "１２名", 12),
        ("利用日", "令和8年5月1日", date(2026, 5, 1).isoformat()),
        ("設立年月", "平成25", "2013"),
        ("部屋", "hut", "hut"),
        ("部屋", " 小 屋 ", "hut"),
        ("電話番号の公開", "公開", True),
    ],
)
def test_cells_are_read_as_forgivingly_as_the_form(form, header, typed, value):
    table = {column.header: column for column in [*columns(form), *staff_columns(form)]}
    assert table[header].read(typed) == value


@pytest.mark.parametrize(
    ("header", "typed"),
    [
        ("団体名", "花" * 21),
        ("団体名", "花\x07"),
        ("人数", "たくさん"),
        ("利用日", "2026年5月"),
        ("部屋", "屋上"),
    ],
)
def test_what_no_field_takes_is_refused(form, header, typed):
    table = {column.header: column for column in columns(form)}
    with pytest.raises(ValidationError):
        table[header].read(typed)


def test_headers_as_people_write_them(form):
    typed = ["名前※必須", " ＴＥＬ ", "▲電話番号", "番 号", "更新日"]
    found = find_headers(typed, KnownHeaders(columns(form), "番号", ["更新日"]))
    assert {place: column.name for place, column in found.places.items()} == {0: "name", 2: "phone"}
    assert (found.key, found.unknown) == (3, ["ＴＥＬ"])


@pytest.mark.parametrize("typed", [["団体名", "名前"], ["色", "形"]])
def test_a_table_of_which_too_little_is_known_is_refused(form, typed):
    with pytest.raises(Unreadable):
        find_headers(typed, KnownHeaders(columns(form), "番号"))
