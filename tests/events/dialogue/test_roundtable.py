"""A roundtable: begun in one press, its minutes, its next steps as promises; late in right words."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.dialogue.models import Session
from events.dialogue.services import noting, publishing
from events.models import EventPage
from hub.core.rules import Refused
from hub.followups import services as followups
from hub.followups.models import FollowUp, Office
from tests.events.dialogue.test_talks import address, publish, sorted_cafe

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchange(at_desk, office, today) -> Session:
    answer = at_desk.post(
        reverse("dialogue:exchange"),
        {
            "department": office.pk,
            "day": today + timedelta(days=20),
            "starts": "18:30",
            "ends": "20:00",
            "place": "3階の会議室",
        },
    )
    session = Session.objects.get()
    assert answer.url == address("inspect", session)
    return session


@pytest.fixture
def minutes(exchange, desk) -> Session:
    """Its page is public, with a next step of an office and one without a day."""
    page = publishing.make_page(exchange, desk)
    point = page.points.raw_data[0]
    point["value"] |= {
        "agreed": "花壇を残す。",
        "next_steps": [
            {
                "type": "item",
                "id": str(uuid.uuid4()),
                "value": {"what": what, "office": "koen", "who": "", "until": until},
            }
            for what, until in (("花壇の図を出す", "2026-12-01"), ("また話す", None))
        ],
    }
    page.save_revision()
    exchange.refresh_from_db()
    publish(exchange)
    return Session.objects.get()


def test_one_press_makes_the_event_and_its_agenda(exchange, office):
    event = exchange.event
    assert not event.live
    assert event.latest_revision is not None
    assert event.organisers.get().department == office
    assert exchange.rounds.count() == 4
    assert EventPage.objects.get().title == f"団体と{office.label_ja}の意見交換会"


@pytest.mark.parametrize("wrong", [{"ends": "18:00"}, {"day": ""}, {"department": "0"}])
def test_what_is_missing_makes_nothing(at_desk, office, today, wrong):
    values = {"department": office.pk, "day": today, "starts": "18:30", "ends": "20:00"}
    answer = at_desk.post(reverse("dialogue:exchange"), values | {"place": "x"} | wrong)
    assert answer.status_code == 422
    assert not EventPage.objects.exists()


def test_its_page_begins_with_the_agenda(exchange, desk):
    page = publishing.make_page(exchange, desk)
    assert [block.value["title"] for block in page.points] == [
        row.question for row in exchange.rounds.all()
    ]


def test_next_steps_with_office_and_day_become_promises_once(minutes, at_desk, client):
    for _again in range(2):
        at_desk.post(address("inspect", minutes), {"do": "steps"})
    (promise,) = FollowUp.objects.all()
    assert (promise.what, promise.kind, str(promise.due)) == (
        "花壇の図を出す",
        "dialogue",
        "2026-12-01",
    )
    html = client.get(minutes.page.url).content.decode()
    assert "花壇を残す。" in html
    assert html.count("promise__what") == 1


def test_an_answer_is_written_to_a_theme_of_a_public_page_alone(
    cafe, desk, at_desk, office, client
):
    sorted_cafe(cafe, desk)
    page = publishing.make_page(cafe, desk)
    theme = page.themes[0].id
    typed = {"do": "promise", "about": theme, "what": "灯りを3つ", "department": office.pk}
    typed["due"] = timezone.localdate() + timedelta(days=9)
    at_desk.post(address("inspect", cafe), typed)
    assert not FollowUp.objects.exists()
    publish(cafe)
    at_desk.post(address("inspect", cafe), typed)
    assert FollowUp.objects.get().about == theme
    assert "灯りを3つ" in client.get(page.url).content.decode()
    assert at_desk.post(address("inspect", cafe), typed | {"what": ""}).status_code == 422


def test_what_no_one_answered_is_read_two_months_later(cafe, desk, office, client, time_machine):
    Office.objects.create(
        department=office, email="koen@city.example.jp", head_email="kacho@city.example.jp"
    )
    sorted_cafe(cafe, desk)
    page = publishing.make_page(cafe, desk)
    publish(cafe)
    day = timezone.localdate() + timedelta(days=5)
    publishing.promise(Session.objects.get(), page.themes[0].id, "灯りを3つ", office, day, desk)
    assert "promise--late" not in client.get(page.url).content.decode()
    began = timezone.now()
    for days in range(5, 66, 3):
        followups.ask_all(began + timedelta(days=days))
    time_machine.move_to(began + timedelta(days=66))
    html = client.get(page.url).content.decode()
    assert "予定より遅れています。" in html
    assert "公園緑地課" in html
    index = client.get("/dialogue/").content.decode()
    assert "talk-figures__late" in index
    figures = index.split('class="talk-figures"')[1].split("</dl>")[0]
    assert figures.count("<dt>") == 1  # late, and not among those promised as well


def test_a_talk_with_notes_is_not_deleted_and_a_question_with_notes_stays(cafe, desk, at_desk):
    noting.type_notes(cafe, desk, 2, 1, ["灯り"], "ja", uuid.uuid4())
    assert at_desk.post(reverse("dialogue:delete", args=[cafe.pk])).status_code in (302, 403)
    values = {
        "event": cafe.event_id,
        "day": cafe.day,
        "kind": "cafe",
        "title": "x",
        "tables": 3,
        "questions": "1つだけ",
    }
    answer = at_desk.post(reverse("dialogue:edit", args=[cafe.pk]), values)
    assert answer.status_code == 200
    assert "2番の問いには意見があります" in answer.content.decode()
    assert cafe.rounds.count() == 2
    at_desk.post(
        reverse("dialogue:edit", args=[cafe.pk]),
        values | {"questions": "一\n二\n三", "questions_en": "one\ntwo\nthree", "age:under20": 7},
    )
    cafe.refresh_from_db()
    assert cafe.rounds.get(number=1).words == {"en": "one"}
    assert cafe.who["age"] == {"under20": 7}


def test_an_event_has_one_talk_a_day(cafe, at_desk, today):
    values = {"event": cafe.event_id, "day": today, "kind": "cafe", "title": "x", "tables": 1}
    at_desk.post(reverse("dialogue:add"), values | {"questions": "一"})
    assert Session.objects.count() == 1


def test_a_page_that_is_not_public_takes_no_promise(exchange, desk):
    with pytest.raises(Refused):
        publishing.promise_next_steps(exchange, desk)
