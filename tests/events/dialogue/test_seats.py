"""The desk's plan of seats: looked at, printed with cards for people and tables, and not kept."""

import io

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from events.dialogue.seating import Seating
from hub.accounts.models import User
from hub.accounts.roles import DESK, EDITORS
from hub.core.models import Switch
from hub.core.parts import State

pytestmark = pytest.mark.django_db
NAMES = [f"見本 {letter}さん" for letter in "あいうえおかきくけこ"]
WANTED = {"title": "川べの5年後", "names": "\n".join(NAMES), "tables": 3, "rounds": 3}


@pytest.fixture(autouse=True)
def _open(db):
    Switch.objects.filter(part="events").update(state=State.PUBLIC)


def of_role(role: str) -> Client:
    user = User.objects.create_user(f"person-{role}", email=f"{len(role)}@city.example.jp")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def test_the_plan_is_looked_at():
    page = of_role(DESK).post(reverse("seats"), WANTED | {"do": "look"})
    seating = page.context["seating"]
    html = page.content.decode()
    assert page.status_code == 200
    assert all(name in html for name in NAMES)
    assert len(seating.cards[0].letters) == 3
    assert {letter for card in seating.cards for letter in card.letters} == set("ABC")


def test_the_papers_have_everybody_on_the_sheet_on_a_card_and_at_tables():
    answer = of_role(DESK).post(reverse("seats"), WANTED | {"do": "print"})
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    reader = PdfReader(io.BytesIO(answer.content))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) == 1 + 1 + 3  # the sheet, ten cards, three tables
    for text in pages[:2]:
        assert all(name in text for name in NAMES)
    assert pages[2].strip().startswith("A")


def test_cards_have_numbers_where_there_are_no_names():
    page = of_role(DESK).post(
        reverse("seats"), {"title": "x", "names": "", "people": 46, "tables": 10, "rounds": 4}
    )
    assert page.context["seating"].rotation.repeats == 0
    assert [card.name for card in page.context["seating"].cards][-1] == "46"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"names": "", "people": ""},
        {"tables": 11},
        {"tables": 0},
        {"rounds": 99},
        {"names": "", "people": 100_000},
        {"names": "長" * 31},
        {"names": "\n".join(["人"] * 201)},
        {"tables": "x"},
    ],
)
def test_what_fits_no_room_is_asked_again(wrong):
    page = of_role(DESK).post(reverse("seats"), WANTED | wrong | {"do": "print"})
    assert page.status_code == 422
    assert page.context["seating"] is None


def test_it_is_the_desks_alone():
    assert of_role(EDITORS).get(reverse("seats")).status_code in (302, 403)
    assert Client().get(reverse("seats")).status_code == 302


def test_a_table_knows_who_sits_there_in_each_round():
    seating = Seating.of("x", NAMES, 3, 2)
    for number in range(2):
        seated = [name for table in seating.tables for name in table.rounds[number]]
        assert sorted(seated) == sorted(NAMES)
