"""Invented addresses keep no places from those who come."""

import pytest

from hub.core.rules import Refused
from hub.signups import services
from hub.signups.models import SignUp
from hub.signups.workflow import State
from tests.hub.signups.conftest import NOW, asked, came, confirmed, mails_to, make_sheet

pytestmark = pytest.mark.django_db


def holding(sheet) -> int:
    return sheet.signups.held().places()


def test_never_more_than_a_quarter_of_the_places(date):
    sheet = make_sheet(date, 20)
    for _n in range(30):
        asked(sheet)
    assert holding(sheet) == 5
    assert {came(sheet).state for _n in range(15)} == {State.BOOKED}


def test_one_sign_up_is_always_kept(date):
    sheet = make_sheet(date, 3)
    family = asked(sheet, 3)
    assert came(sheet).state == State.WAITING
    assert confirmed(family).state == State.BOOKED


def test_three_from_one_network_and_nothing_of_the_kind_in_city_hall(date):
    sheet = make_sheet(date, 100)
    for _n in range(5):
        asked(sheet, hashed_network="one line")
    assert holding(sheet) == 3
    for _n in range(5):
        asked(sheet, hashed_network="")
    assert holding(sheet) == 8


def test_one_for_each_address(date):
    sheet = make_sheet(date, 100)
    for email in ("aoi@example.com", "AOI@Example.com", "aoi@example.com"):
        asked(sheet, email=email)
    assert holding(sheet) == 1
    last = SignUp.objects.order_by("-pk").first()
    assert confirmed(last).state == State.BOOKED
    assert sheet.signups.count() == 1


def test_one_address_signs_up_once_and_only_its_reader_learns_that(sheet):
    first = came(sheet, email="aoi@example.com")
    again = asked(sheet, email="aoi@example.com")
    assert not again.holds
    with pytest.raises(Refused, match=first.code):
        confirmed(again)


def test_an_address_is_corrected_and_the_former_mail_is_void(sheet):
    signup = asked(sheet, email="typo@example.com")
    services.correct_address(signup, "right@example.com", NOW)
    signup.refresh_from_db()
    assert len(mails_to(signup)) == 1
    assert confirmed(signup).state == State.BOOKED
    with pytest.raises(Refused):
        services.correct_address(signup, "other@example.com", NOW)


def test_an_address_is_corrected_three_times_at_most(sheet):
    signup = asked(sheet)
    for number in range(3):
        services.correct_address(signup, f"try{number}@example.com", NOW)
    with pytest.raises(Refused):
        services.correct_address(signup, "try4@example.com", NOW)


def test_the_same_form_sent_twice_is_one_sign_up(sheet):
    one = asked(sheet, form_key="a form", email="aoi@example.com")
    assert asked(sheet, form_key="a form", email="aoi@example.com") == one
    assert len(mails_to(one)) == 1
