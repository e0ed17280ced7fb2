"""The desk's screens: a sheet is opened, somebody phones, the list is printed."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.privacy.models import PrivateAccess
from hub.signups import subjects
from hub.signups.models import Sheet
from hub.signups.workflow import State
from tests.hub.signups.conftest import NOW, came, make_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def at_desk(desk) -> Client:
    client = Client()
    client.force_login(desk)
    return client


def roster(sheet: Sheet) -> str:
    return reverse("sign_up_sheets:inspect", args=[sheet.pk])


def phoned(**values: object) -> dict:
    return {
        "do": "sign_up",
        "name": "田中 一郎",
        "name_kana": "たなか いちろう",
        "phone": "029-224-0000",
        "email": "",
        "language": "ja",
        "party_size": "1",
    } | values


def test_a_sheet_is_opened_for_a_date_of_a_room_that_has_sign_ups(at_desk, date, monkeypatch):
    path = reverse("sign_up_sheets:add")
    values = {"date": date.pk, "capacity": 8, "party_max": 4, "offer_hours": 24, "remind_days": 2}
    assert at_desk.post(path, values).status_code == 200  # no room has named this kind of page
    monkeypatch.setattr(subjects, "_page_types", {"home.ContentPage": None})
    assert at_desk.post(path, values).status_code == 302
    assert Sheet.objects.get().step == "open"


def test_fewer_places_than_are_taken_are_refused_with_names(at_desk, sheet):
    signup = came(sheet, 3)
    path = reverse("sign_up_sheets:edit", args=[sheet.pk])
    answer = at_desk.post(
        path, {"capacity": 2, "party_max": 4, "offer_hours": 24, "remind_days": 2}
    )
    assert signup.name in answer.content.decode()
    sheet.refresh_from_db()
    assert sheet.capacity == 4


def test_who_phones_is_signed_up_in_one_screen_and_cancelled_there(at_desk, sheet):
    assert at_desk.post(roster(sheet), phoned()).status_code == 302
    signup = sheet.signups.get()
    assert (signup.state, signup.name_kana) == (State.BOOKED, "タナカ イチロウ")
    assert signup.code in at_desk.get(roster(sheet)).content.decode()
    at_desk.post(roster(sheet), {"do": "cancel", "number": signup.code})
    signup.refresh_from_db()
    assert signup.state == State.CANCELLED


def test_what_the_desk_mistypes_is_said_and_stays(at_desk, sheet):
    answer = at_desk.post(roster(sheet), phoned(phone="12"))
    assert answer.status_code == 422
    assert "田中 一郎" in answer.content.decode()


def test_who_waits_is_given_a_place_that_is_free(at_desk, date):
    sheet = make_sheet(date, 1)
    came(sheet)
    waits = came(sheet)
    at_desk.post(roster(sheet), {"do": "seat", "number": waits.code})
    waits.refresh_from_db()
    assert waits.state == State.WAITING
    Sheet.objects.filter(pk=sheet.pk).update(capacity=2)
    at_desk.post(roster(sheet), {"do": "seat", "number": waits.code})
    waits.refresh_from_db()
    assert waits.state == State.BOOKED


def test_names_are_in_the_order_of_kana_and_whoever_looks_is_on_record(at_desk, desk, sheet):
    for name, kana in (("渡辺", "ワタナベ"), ("安藤", "アンドウ"), ("加藤", "カトウ")):
        came(sheet, name=name, name_kana=kana)
    for path in (roster(sheet), f"{roster(sheet)}print/"):
        html = at_desk.get(path).content.decode()
        assert html.index("安藤") < html.index("加藤") < html.index("渡辺")
    kinds = PrivateAccess.objects.filter(person=desk).values_list("kind", flat=True)
    assert sorted(kinds) == ["printed", "viewed"]


def test_the_list_takes_as_many_questions_for_200_people_as_for_two(
    at_desk, date, django_assert_max_num_queries
):
    sheet = make_sheet(date, 300)
    came(sheet)
    at_desk.get(roster(sheet))
    sheet.signups.model.objects.bulk_create(
        sheet.signups.model(sheet=sheet, name=f"人{n}", language="ja", state=State.BOOKED)
        for n in range(200)
    )
    with django_assert_max_num_queries(60):
        at_desk.get(f"{roster(sheet)}print/")


@pytest.mark.parametrize("address", ["index", "add", "inspect", "edit", "print"])
def test_nobody_but_the_desk_sees_names(sheet, address):
    stranger = User.objects.create_superuser("admin-of-tests")
    stranger.is_superuser = False
    stranger.is_staff = True
    stranger.save()
    client = Client()
    client.force_login(stranger)
    args = [] if address in ("index", "add") else [sheet.pk]
    assert client.get(reverse(f"sign_up_sheets:{address}", args=args)).status_code in (302, 403)
