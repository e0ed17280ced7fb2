"""Dates of events that people sign up for: how it stands is read on the page and asked for in lists."""

import pytest
from django.conf import settings

from events.models import EventPage
from hub.core.kinds import changed
from hub.core.models import Switch
from hub.languages.families import address_in
from hub.signups.models import Sheet
from hub.signups.workflow import State, Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

FULL, OPEN, CHILDREN = "world-table", "smartphone-tuesday", "bosai-walk"
COURSE = "yasashii-nihongo"


def sheet_of(slug: str) -> Sheet:
    return Sheet.objects.get(date__page=EventPage.objects.public_sources().get(slug=slug))


def page_of(client, slug: str, language: str = "ja") -> str:
    return client.get(address_in(f"/events/{slug}/", language)).content.decode()


def test_one_event_is_full_and_people_wait_for_it():
    sheet = sheet_of(FULL)
    assert sheet.step == Step.WAITING
    states = set(sheet.signups.values_list("state", flat=True))
    assert states == {State.BOOKED, State.WAITING}
    assert all("見本" in name for name in sheet.signups.values_list("name", flat=True))


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_an_event_leads_to_its_sheet_in_any_language(client, language):
    for slug in (FULL, OPEN):
        path = address_in(f"/signup/{sheet_of(slug).key}/", language)
        assert path in page_of(client, slug, language)
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_event_for_children_is_told_in_any_language(client, language):
    title = EventPage.objects.get(slug=CHILDREN, locale__language_code=language).title
    assert title in page_of(client, CHILDREN, language)
    source = EventPage.objects.public_sources().get(slug=CHILDREN).title
    assert (title == source) == (language == "ja")


def test_the_page_names_no_number_of_people(client):
    html = page_of(client, FULL)
    assert "キャンセル待ち" in html
    assert "見本 あおい" not in html
    assert "8人" not in html


def test_lists_are_narrowed_down_to_what_takes_sign_ups(client):
    found = client.get("/events/?ease=sign_up").context["paginator_page"].object_list
    assert {item.event.slug for item in found} == {FULL, OPEN, CHILDREN, COURSE}
    assert len(found) == 4  # one date of each, not all of a series
    Sheet.objects.update(step=Step.CLOSED)
    changed(Sheet)
    assert not client.get("/events/?ease=sign_up").context["paginator_page"].object_list


def test_switched_off_events_know_nothing_of_sign_ups(client):
    Switch.objects.filter(part="signups").update(state="off")
    changed(Switch)
    assert "/signup/" not in page_of(client, OPEN)
    assert "sign_up" not in client.get("/events/").content.decode()
