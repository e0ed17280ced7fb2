"""A talk and its event: who signed up has a card, and the talk follows the event's date."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.dialogue.models import Session
from events.dialogue.services import publishing
from hub.occurrences.models import Occurrence
from hub.occurrences.services import change
from hub.occurrences.workflow import Action
from hub.signups.models import Sheet, SignUp
from hub.signups.workflow import State as SignUpState
from tests.events.dialogue.test_talks import publish, sorted_cafe

pytestmark = pytest.mark.django_db


def test_the_cards_are_of_those_who_signed_up(at_desk, cafe):
    """Those confirmed and those who came, with whom they bring; never those who cancelled."""
    sheet = Sheet.objects.create(date=Occurrence.objects.get(page_id=cafe.event_id))
    for name, state, number in (
        ("見本 あ", SignUpState.BOOKED, 2),
        ("見本 い", SignUpState.CANCELLED, 1),
        ("見本 う", SignUpState.ATTENDED, 1),
        ("見本 え", SignUpState.WAITING, 1),
    ):
        SignUp.objects.create(
            sheet=sheet, name=name, name_kana=name, state=state, party_size=number, language="ja"
        )
    page = at_desk.get(reverse("seats") + f"?session={cafe.pk}")
    assert page.context["form"].initial["names"].split("\n") == ["見本 あ", "見本 あ 2", "見本 う"]


def test_a_talk_follows_its_date_and_comes_back(cafe, today):
    date = Occurrence.objects.get(page_id=cafe.event_id)
    for days in (7, 12):
        start = timezone.now() + timedelta(days=days)
        times = (start, start + timedelta(hours=1))
        change([date.pk], Action.MOVE, timezone.now(), times=times)
        assert Session.objects.get().day == today + timedelta(days=days)
    change([date.pk], Action.RESTORE, timezone.now())
    assert Session.objects.get().day == today


def test_a_talk_follows_what_its_event_is_published_with(cafe, today):
    event, day = cafe.event, today + timedelta(days=3)
    event.dates[0].value["day"] = day
    event.save_revision().publish()
    assert Session.objects.get().day == day


@pytest.mark.parametrize("reason", ["public", "another there"])
def test_it_stays_where_it_must(cafe, desk, today, reason):
    if reason == "public":
        sorted_cafe(cafe, desk)
        publishing.make_page(cafe, desk)
        publish(cafe)
    else:
        Session.objects.create(event=cafe.event, day=today + timedelta(days=7), title="例")
    date = Occurrence.objects.get(page_id=cafe.event_id)
    start = timezone.now() + timedelta(days=7)
    change([date.pk], Action.MOVE, timezone.now(), times=(start, start + timedelta(hours=1)))
    assert Session.objects.get(pk=cafe.pk).day == today
