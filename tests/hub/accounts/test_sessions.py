"""How long city hall's people stay signed in, where, and how they sign out everywhere."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.accounts import roles
from tests.hub.accounts.conftest import PASSWORD
from tests.hub.accounts.test_admin_door import with_second_factor

MINUTE = timedelta(minutes=1)
PING = "/admin/editing-sessions/ping/news/newspage/1/1/"


@pytest.fixture
def later(time_machine):
    """Call it with a timedelta: it is that much later than when the test began."""
    begun = timezone.now()
    return lambda distance: time_machine.move_to(begun + distance)


@pytest.fixture
def office(hub, person) -> Client:
    person("koho", roles.EDITORS)
    browser = Client()
    browser.post("/accounts/login/", {"login": "koho", "password": PASSWORD})
    assert browser.get("/admin/").status_code == 200
    return browser


def is_signed_in(browser: Client) -> bool:
    return browser.get("/admin/").status_code == 200


def test_after_an_hour_unused_it_is_over(office, later):
    later(61 * MINUTE)

    answer = office.get("/admin/pages/?p=2")

    assert answer.url == "/accounts/login/?next=/admin/pages/%3Fp%3D2"
    assert "_auth_user_id" not in office.session


def test_a_form_sent_too_late_is_not_lost(office, later):
    later(61 * MINUTE)

    answer = office.post("/admin/pages/add/", {"title": "三時間かけた文章"})

    assert answer.status_code == 403
    assert "_auth_user_id" not in office.session


def test_the_pages_of_groups_ask_to_sign_in(office, later):
    later(61 * MINUTE)

    assert office.get("/mypage/new/").url == "/accounts/login/?next=/mypage/new/"


def test_in_use_it_goes_on(office, later):
    for minutes in (50, 100, 150):
        later(minutes * MINUTE)
        assert is_signed_in(office)


def test_a_page_that_is_left_open_does_not_use_it(office, later):
    for minutes in (30, 59):
        later(minutes * MINUTE)
        office.post(PING)
    later(61 * MINUTE)

    assert not is_signed_in(office)


def test_after_twelve_hours_it_is_over_however_it_is_used(office, later):
    for minutes in range(50, 12 * 60, 50):
        later(minutes * MINUTE)
        assert is_signed_in(office), minutes
    later(timedelta(hours=12, minutes=1))

    assert not is_signed_in(office)


def test_groups_stay_signed_in(representative, client, later):
    client.post("/accounts/login/", {"login": "D-0001", "password": PASSWORD})
    later(timedelta(days=2))

    assert client.get("/mypage/").status_code == 200


def test_public_pages_ask_for_no_session(office, later):
    later(61 * MINUTE)

    assert "sessionid" not in office.get("/search/").cookies


class TestEverywhere:
    def test_each_browser_is_named(self, office):
        text = office.get(reverse("usersessions_list")).content.decode()

        assert "127.0.0.1" in text

    def test_the_others_are_signed_out(self, office):
        home = Client(HTTP_USER_AGENT="Somebody's tablet")
        home.post("/accounts/login/", {"login": "koho", "password": PASSWORD})
        assert "Somebody" in office.get(reverse("usersessions_list")).content.decode()

        office.post(reverse("usersessions_list"))

        assert is_signed_in(office)
        assert not is_signed_in(home)
        assert UserSession.objects.count() == 1

    def test_the_page_of_the_account_leads_there(self, office):
        assert reverse("usersessions_list") in office.get("/mypage/me/").content.decode()


@pytest.mark.parametrize("path", ["/admin/", "/mypage/", "/en/mypage/", "/mypage/new/"])
def test_staff_without_a_second_factor_do_no_work(settings, office, path):
    settings.STAFF_SECOND_FACTOR = True

    assert office.get(path).url.endswith("/accounts/second-factor/app/")


def test_staff_with_one_do(settings, office):
    from hub.accounts.models import User

    settings.STAFF_SECOND_FACTOR = True
    with_second_factor(User.objects.get(username="koho"))

    assert office.get("/mypage/").status_code == 200
