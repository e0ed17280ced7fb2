"""The desk writes promises down, and what offices say about them by phone."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.models import User
from hub.followups.models import FollowUp, Office, Report
from hub.followups.today import lines
from hub.followups.workflow import State
from tests.hub.followups.conftest import DUE, at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(at(DUE, 10))


@pytest.fixture
def at_desk(desk) -> Client:
    client = Client()
    client.force_login(desk)
    return client


def typed(page, department) -> dict:
    return {
        "page": page.pk,
        "what": "ベンチを直します",
        "due": "2026-12-20",
        "is_announced": "on",
        "department": department.pk,
        "promiser": "",
        "email": "",
    }


def test_a_promise_is_written_down(at_desk, page, department):
    assert at_desk.post(reverse("promises:add"), typed(page, department)).status_code == 302
    promise = FollowUp.objects.get()
    assert (promise.kind, promise.office, promise.state) == ("text", "公園緑地課", State.PROMISED)
    listed = at_desk.get(reverse("promises:index")).content.decode()
    assert promise.what in listed
    assert "2026年12月20日" in listed  # a day to come, not “just now”


@pytest.mark.parametrize("values", [{"department": ""}, {"due": ""}, {"what": ""}, {"page": ""}])
def test_what_is_missing_is_asked_for(at_desk, page, department, values):
    answer = at_desk.post(reverse("promises:add"), typed(page, department) | values)
    assert answer.status_code == 200
    assert not FollowUp.objects.exists()


def test_a_page_that_shows_no_promises_is_refused(at_desk, page, department):
    answer = at_desk.post(reverse("promises:add"), typed(page.get_parent(), department))
    assert answer.status_code == 200
    assert not FollowUp.objects.exists()


def test_what_an_office_says_by_phone_is_typed_in(at_desk, promise, desk):
    path = reverse("promises:inspect", args=[promise.pk])
    assert at_desk.post(path, {"state": "not"}).status_code == 422
    sent = {"state": "not", "what_happened": "予算がつきませんでした。"}
    assert at_desk.post(path, sent).status_code == 302
    promise.refresh_from_db()
    assert promise.state == State.NOT
    assert Report.objects.get().typed_by == desk
    assert "予算がつきませんでした。" in at_desk.get(path).content.decode()


def test_a_promise_is_never_deleted_by_a_button(at_desk, promise):
    at_desk.post(reverse("promises:delete", args=[promise.pk]))
    assert FollowUp.objects.exists()


def test_others_of_city_hall_see_no_address_of_an_office(promise):
    person = User.objects.create_superuser("x", "x@city.example.jp", "x")
    person.is_superuser = False
    person.save()
    client = Client()
    client.force_login(person)
    for name in ("promises:index", "promise_offices:index"):
        assert client.get(reverse(name)).status_code == 302


def test_where_a_department_is_asked(at_desk, department):
    path = reverse("promise_offices:edit", args=[Office.objects.get().pk])
    sent = {"department": department.pk, "email": "new@city.example.jp", "head_email": ""}
    assert at_desk.post(path, sent).status_code == 302
    assert Office.objects.get().email == "new@city.example.jp"


def test_today_counts_the_promises_whose_day_has_passed(promise, desk, time_machine):
    assert [line.number for line in lines(desk)] == [0]
    time_machine.move_to(at(DUE.replace(day=15)))
    assert [line.number for line in lines(desk)] == [1]
