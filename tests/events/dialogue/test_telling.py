"""Who is told that a talk's page is out, and of each answer: once, in the one mail of the day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.dialogue import telling
from events.dialogue.models import Session
from events.dialogue.services import publishing
from hub.followups import services as followups
from hub.followups.workflow import State
from hub.occurrences.models import Occurrence
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State as SignUpState
from hub.telling import news
from tests.events.dialogue.test_talks import publish, sorted_cafe

pytestmark = pytest.mark.django_db


@pytest.fixture
def public_cafe(cafe, desk) -> Session:
    """Its page is public; one of those signed up gave an address, one cancelled, one gave none."""
    date = Occurrence.objects.get(page_id=cafe.event_id)
    sheet = Sheet.objects.create(date=date)
    for name, email, state in (
        ("見本 あ", "a@mihon.example.jp", SignUpState.BOOKED),
        ("見本 い", "b@mihon.example.jp", SignUpState.CANCELLED),
        ("見本 う", "", SignUpState.BOOKED),
    ):
        SignUp.objects.create(sheet=sheet, name=name, email=email, state=state, language="en")
    sorted_cafe(cafe, desk)
    publishing.make_page(cafe, desk)
    publish(cafe)
    return Session.objects.get()


def test_those_who_are_signed_up_are_told_that_the_page_is_out(public_cafe):
    now = timezone.now()
    (letter,) = telling.to_participants(now)
    assert (letter.email, letter.language) == ("a@mihon.example.jp", "en")
    assert public_cafe.page.url in letter.line().url
    assert letter.key == next(iter(telling.to_participants(now + timedelta(days=1)))).key
    assert not list(telling.to_participants(now + timedelta(days=4)))


def test_each_answer_is_told_and_is_news(public_cafe, desk, office):
    now = timezone.now()
    day = timezone.localdate() + timedelta(days=9)
    theme = public_cafe.page.themes[0].id
    row = publishing.promise(public_cafe, theme, "灯りを3つ", office, day, desk)
    followups.answer_at_desk(row.pk, desk, now, state=State.DONE, what_happened="付けました。")
    out, answer = telling.to_participants(timezone.now())
    assert "付けました。" in answer.line().facts
    told = news.between(now - timedelta(hours=1), timezone.now())
    assert {one.key for one in told if telling.ALL in one.topics} == {
        f"talk:{public_cafe.page.translation_key}",
        answer.key.rpartition(":")[0],
    }
    assert out.key != answer.key
