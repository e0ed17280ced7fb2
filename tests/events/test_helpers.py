"""Helpers wanted: sheets of their own beside those of a date's guests."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from events.models import EventPage
from hub.core.kinds import changed
from hub.languages.families import address_in
from hub.signups.choices import Role
from hub.signups.models import Sheet
from hub.signups.workflow import Step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
EVENT = "winter-concert"


def sheets() -> list[Sheet]:
    page = EventPage.objects.public_sources().get(slug=EVENT)
    return list(Sheet.objects.for_helpers().filter(date__page=page).order_by("pk"))


def found(client, ease: str) -> set[str]:
    rows = client.get(f"/events/?ease={ease}").context["paginator_page"].object_list
    return {item.event.slug for item in rows}


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_the_page_says_who_is_wanted_when_and_leads_there(client, language):
    html = client.get(address_in(f"/events/{EVENT}/", language)).content.decode()
    assert "11:00–13:00" in html
    for sheet in sheets():
        path = address_in(f"/signup/{sheet.key}/", language)
        assert path in html
        assert client.get(path).status_code == 200


def test_signing_up_says_insurance_and_what_to_bring(client):
    EventPage.objects.filter(slug=EVENT).update(bring="軍手")
    html = client.get(reverse("sign_up", args=[sheets()[0].key])).content.decode()
    assert "市の保険" in html
    assert "軍手" in html
    assert "会場づくり" in html


def test_lists_are_narrowed_down_to_where_helpers_are_wanted(client):
    assert found(client, "helpers") == {EVENT}
    assert EVENT not in found(client, "sign_up")
    Sheet.objects.for_helpers().update(step=Step.CLOSED)
    changed(Sheet)
    assert found(client, "helpers") == set()


def test_helpers_are_none_of_the_guests(client, django_user_model):
    desk = django_user_model.objects.get(username="kyodo")
    at_desk = Client()
    at_desk.force_login(desk)
    sheet = sheets()[0]
    listed = at_desk.get(reverse("sign_up_sheets:inspect", args=[sheet.pk])).content.decode()
    assert "11:00–13:00" in listed
    values = {"date": sheet.date_id, "role": sheet.role, "party_max": 4, "offer_hours": 24}
    again = at_desk.post(reverse("sign_up_sheets:add"), values)
    assert again.status_code == 200  # there is a sheet of this role
    other = at_desk.post(reverse("sign_up_sheets:add"), values | {"role": Role.PHOTOS})
    assert other.status_code == 302
    guests = at_desk.post(reverse("sign_up_sheets:add"), values | {"role": ""})
    assert guests.status_code == 302
    assert Sheet.objects.for_guests().filter(date=sheet.date).count() == 1
