"""At the entrance: tickets, phones with a PIN, the list, and the QR code on the wall."""

import pytest
from django.test import Client

from hub.attendance import services
from hub.attendance.models import MAX_DEVICES, MAX_WRONG_PINS, Arrival, Device
from hub.core import pdf
from hub.core.models import Switch
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.privacy.models import PrivateAccess
from hub.signups import subjects
from hub.signups.models import SignUp
from hub.signups.workflow import State
from tests.hub.attendance.conftest import (
    DAY,
    MORNING,
    START,
    came,
    make_date,
    make_sheet,
    phone,
    wall_of,
)

pytestmark = pytest.mark.django_db
BUTTON = 'value="came"'


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(MORNING)


@pytest.fixture
def signup(sheet) -> SignUp:
    values = {"name": "安藤", "name_kana": "アンドウ", "needs": ["wheelchair"]}
    return came(sheet, 2, **values)


def ticket_of(signup: SignUp) -> str:
    return f"/k/{signup.code}/"


def test_the_mail_of_who_has_a_place_leads_to_the_ticket(signup):
    mail = OutgoingMail.objects.filter(recipient=signup.email).latest("pk")
    assert ticket_of(signup) in mail.body
    html = Client().get(ticket_of(signup)).content.decode()
    assert "data:image/svg+xml" in html
    assert signup.code in html
    assert "料理の会" in html


def test_whoever_has_the_ticket_learns_no_name_and_checks_nobody_in(signup):
    html = Client().get(ticket_of(signup)).content.decode()
    for secret in (signup.name, signup.name_kana, signup.email, BUTTON):
        assert secret not in html, secret
    assert Client().post(ticket_of(signup), {"do": "came"}).status_code == 200
    assert not Arrival.objects.exists()


def test_the_number_is_spelled_in_letters(signup):
    SignUp.objects.update(code="AB23CD45")
    html = Client().get("/k/ab23-cd45/").content.decode()
    assert "エー、ビー、に、さん、シー、ディー、よん、ご" in html


def test_numbers_are_not_tried_out(signup):
    guesser = Client()
    for number in range(21):
        assert guesser.get(f"/k/ZZZZ{number:04d}/").status_code == 302
    assert guesser.get(ticket_of(signup)).status_code == 302
    assert Client(REMOTE_ADDR="192.0.2.9").get(ticket_of(signup)).status_code == 200


@pytest.mark.parametrize("name", ["ticket", "wall"])
def test_a_ticket_and_the_wall_are_on_paper(signup, sheet, at_desk, name):
    if not pdf.is_available():
        pytest.skip("no Pango here")
    path = f"{ticket_of(signup)}ticket.pdf" if name == "ticket" else f"/signup/{sheet.key}/wall.pdf"
    answer = at_desk.get(path)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_looking_notes_nothing_and_the_button_does(signup, at_desk, desk):
    html = at_desk.get(ticket_of(signup)).content.decode()
    assert BUTTON in html
    assert not Arrival.objects.exists()
    assert at_desk.post(ticket_of(signup), {"do": "came"}).status_code == 302
    assert Arrival.objects.get().noted_by == desk
    again = at_desk.post(ticket_of(signup), {"do": "came"}).content.decode()
    assert "5:00" in again
    assert BUTTON not in again
    assert PrivateAccess.objects.filter(person=desk, where="attendance").exists()
    at_desk.post(ticket_of(signup), {"do": "undo"})
    assert SignUp.objects.get().state == State.BOOKED


def test_a_phone_at_the_entrance_sees_names_kana_parties_and_needs_alone(signup, door):
    holder = phone(door)
    for path in (f"/signup/door/{door.key}/", ticket_of(signup)):
        html = holder.get(path).content.decode()
        for shown in ("安藤", "アンドウ", "車いす"):
            assert shown in html, (path, shown)
        for hidden in (signup.email, "@"):
            assert hidden not in html.partition("<main")[2].partition("</main")[0], path
    assert holder.post(ticket_of(signup), {"do": "came"}).status_code == 302
    assert Arrival.objects.get().device.name == "入口 はな"


def test_a_phone_knows_its_own_date_alone(signup, door):
    other = make_sheet(make_date())
    stranger = came(other)
    holder = phone(door)
    assert BUTTON not in holder.get(ticket_of(stranger)).content.decode()
    holder.post(ticket_of(stranger), {"do": "came"})
    holder.post(f"/signup/door/{door.key}/", {"do": "came", "number": stranger.code})
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("days", [-1, 1])
def test_the_link_works_on_its_day_alone(signup, door, time_machine, days):
    holder = phone(door)
    time_machine.move_to(MORNING + days * DAY)
    html = holder.get(f"/signup/door/{door.key}/").content.decode()
    assert "安藤" not in html
    assert "<input" not in html.partition("<main")[2].partition("</main")[0]
    holder.post(ticket_of(signup), {"do": "came"})
    assert not Arrival.objects.exists()
    with pytest.raises(Refused):
        services.let_in(door, door.pin, "x", MORNING + days * DAY)


def test_five_phones_are_let_in_and_one_makes_room(door, at_desk, sheet):
    phones = [phone(door, f"入口 {number}") for number in range(MAX_DEVICES)]
    answer = Client().post(f"/signup/door/{door.key}/", {"name": "六", "pin": door.pin})
    assert answer.status_code == 200
    assert door.devices.count() == MAX_DEVICES
    first = door.devices.first()
    look = f"/signup/{sheet.key}/attendance/"
    assert first.name in at_desk.get(look).content.decode()
    at_desk.post(look, {"do": "remove", "device": first.pk})
    assert "<input" in phones[0].get(f"/signup/door/{door.key}/").content.decode()
    phone(door, "六")


def test_a_wrong_pin_is_counted_and_a_new_one_lets_go_of_all_phones(door, at_desk, sheet):
    path = f"/signup/door/{door.key}/"
    right = door.pin
    wrong = "000000" if right != "000000" else "111111"
    holder = phone(door)
    for _n in range(MAX_WRONG_PINS):
        assert Client().post(path, {"name": "x", "pin": wrong}).status_code == 200
    assert Client().post(path, {"name": "x", "pin": right}).status_code == 200
    assert holder.get(path).status_code == 200  # who is in stays
    at_desk.post(f"/signup/{sheet.key}/attendance/", {"do": "pin"})
    door.refresh_from_db()
    assert door.pin != right
    assert not Device.objects.exists()
    phone(door)


def test_names_are_in_kana_order_and_found_by_number_or_name(sheet, door):
    for name, kana in (("渡辺", "ワタナベ"), ("安藤", "アンドウ"), ("加藤", "カトウ")):
        came(sheet, name=name, name_kana=kana)
    holder, path = phone(door), f"/signup/door/{door.key}/"
    html = holder.get(path).content.decode()
    assert html.index("安藤") < html.index("加藤") < html.index("渡辺")
    found = holder.get(path, {"q": "かとう"}).content.decode()
    assert "加藤" in found
    assert "渡辺" not in found
    code = SignUp.objects.get(name="渡辺").code
    assert holder.get(path, {"q": code.lower()}).url == f"/k/{code}/"


def test_one_tap_in_the_list_notes_it_and_another_undoes_it(signup, door):
    holder, path = phone(door), f"/signup/door/{door.key}/"
    holder.post(path, {"do": "came", "number": signup.code})
    assert Arrival.objects.get().how == Arrival.How.LIST
    holder.post(path, {"do": "undo", "number": signup.code})
    assert not Arrival.objects.exists()


def test_what_was_ticked_on_paper_is_typed_in(signup, sheet, at_desk, time_machine):
    path = f"/signup/{sheet.key}/attendance/"
    assert 'value="paper"' not in at_desk.get(path).content.decode()
    time_machine.move_to(START + DAY)
    assert 'value="paper"' in at_desk.get(path).content.decode()
    at_desk.post(path, {"do": "paper", "number": [signup.code, "ZZZZZZZZ"]})
    assert Arrival.objects.get().how == Arrival.How.PAPER


def test_who_holds_the_date_looks_after_it_and_nobody_else(
    sheet, django_user_model, monkeypatch, signup
):
    path = f"/signup/{sheet.key}/attendance/"
    holder = django_user_model.objects.create_user("holder")
    client = Client()
    assert client.get(path).status_code == 302
    client.force_login(holder)
    for address in (path, f"/signup/{sheet.key}/wall.pdf"):
        assert client.get(address).status_code == 404
    monkeypatch.setattr(
        subjects, "_page_types", {"home.ContentPage": lambda user, page: user == holder}
    )
    html = client.get(path).content.decode()
    assert "安藤" in html
    assert signup.email not in html
    client.post(path, {"do": "door"})
    assert sheet.door.pin in client.get(path).content.decode()
    assert client.post(path, {"do": "nonsense"}).status_code == 200


def test_on_the_wall_who_is_signed_up_says_that_they_are_here(signup, sheet, time_machine):
    """No cookie, as in the browsers inside of apps."""
    path, strict = wall_of(sheet), Client(enforce_csrf_checks=True)
    assert "<form" not in strict.get(path).content.decode().partition("<main")[2]
    time_machine.move_to(START)
    assert strict.post(path, {"number": "ZZZZZZZZ"}).status_code == 200
    elsewhere = came(make_sheet(make_date()), now=MORNING)
    strict.post(path, {"number": elsewhere.code})
    assert not Arrival.objects.exists()
    html = Client(enforce_csrf_checks=True).post(path, {"number": signup.code}).content.decode()
    assert signup.code in html
    assert Arrival.objects.get().how == Arrival.How.SELF
    assert strict.get("/signup/here/invented.x/").status_code == 302


def test_the_lists_take_as_many_questions_for_200_people_as_for_two(
    sheet, door, django_assert_max_num_queries
):
    holder = phone(door)
    SignUp.objects.bulk_create(
        SignUp(sheet=sheet, name=f"人{n}", language="ja", state=State.BOOKED) for n in range(200)
    )
    with django_assert_max_num_queries(40):
        html = holder.get(f"/signup/door/{door.key}/").content.decode()
    assert html.count(BUTTON) == 200


def test_switched_off_there_is_nothing(signup, sheet, door, at_desk):
    Switch.objects.update_or_create(part="signups.attendance", defaults={"state": "off"})
    paths = (ticket_of(signup), f"/signup/{sheet.key}/attendance/", f"/signup/door/{door.key}/")
    for path in paths:
        assert at_desk.get(path).status_code == 404, path
