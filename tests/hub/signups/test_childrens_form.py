"""What a child writes who signs up where a guardian has to agree."""

import pytest
from django.test import Client

from hub.core.forms import opened_stamp
from hub.signups.models import Sheet, SignUp
from tests.hub.signups.conftest import MOTHER, NOW, for_children

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def sheet(date) -> Sheet:
    return for_children(date)


def answers(**values) -> dict:
    return {
        "name": "Minh",
        "name_kana": "",
        "email": "minh@guests.example.com",
        "party_size": "1",
        "age": "15",
        "guardian_email": MOTHER,
        "guardian_language": "vi",
        "opened": opened_stamp(60),
        "website": "",
    } | values


@pytest.mark.parametrize(
    ("values", "is_taken"),
    [
        ({}, True),
        ({"age": ""}, False),
        ({"age": "x"}, False),
        ({"age": "-1"}, False),
        ({"guardian_email": ""}, False),
        ({"guardian_email": "MINH@guests.example.com"}, False),
        ({"guardian_email": "lan"}, False),
        ({"guardian_language": "xx"}, False),
        ({"guardian_email": "", "guardian_on_paper": "on"}, True),
        ({"age": "16", "guardian_email": ""}, True),
    ],
)
def test_what_the_form_wants_of_a_child(sheet, values, is_taken):
    answer = Client().post(f"/signup/{sheet.key}/", answers(**values))
    assert SignUp.objects.exists() == is_taken
    if not is_taken:
        assert "form-errors" in answer.content.decode()


def test_of_an_adult_no_guardian_is_kept(sheet):
    Client().post(f"/signup/{sheet.key}/", answers(age="40"))
    signup = SignUp.objects.get()
    assert (signup.age, signup.guardian_email, signup.guardian_language) == (40, "", "")
