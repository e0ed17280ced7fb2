"""What strangers do with somebody's name, letter or mailbox keeps its owner out of nothing."""

from ipaddress import ip_network

import pytest
from django.core.cache import caches
from django.test import Client

from hub.accounts import roles, services
from hub.accounts.attempts import MAX_NAMES, MAX_TRIES
from hub.accounts.known_browsers import COOKIE
from hub.accounts.models import Attempt, MailLink, OneTimeCode
from hub.core.forms import opened_stamp
from tests.hub.accounts.conftest import PASSWORD
from tests.hub.accounts.test_admin_door import present_code, with_second_factor

LOGIN = "/accounts/login/"
FIRST = "/accounts/first/"
START = "/mypage/start/email/"
CITY_HALL = "198.51.100.7"


def sign_in(client: Client, login: str, password: str = PASSWORD):
    return client.post(LOGIN, {"login": login, "password": password})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def guess(login: str, times: int = 12, **where: str) -> None:
    """A stranger tries passwords."""
    stranger = Client(**where)
    for number in range(times):
        sign_in(stranger, login, f"wrong-password-{number}")


class TestKnownBrowsers:
    @pytest.fixture
    def own(self, representative) -> Client:
        """A browser in which the owner has signed in before."""
        browser = Client(REMOTE_ADDR="203.0.113.5")
        sign_in(browser, "D-0001")
        browser.post("/accounts/logout/")
        return browser

    @pytest.mark.parametrize("address", ["198.51.100.9", "203.0.113.5"])
    def test_who_signed_in_there_before_signs_in_while_strangers_guess(self, own, address):
        guess("D-0001", REMOTE_ADDR=address)

        assert sign_in(own, "D-0001").url == "/mypage/"

    def test_its_cookie_is_no_ones_business(self, own):
        cookie = own.cookies[COOKIE]

        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
        assert "D-0001" not in cookie.value

    def test_it_is_limited_itself(self, own):
        for number in range(MAX_TRIES):
            sign_in(own, "D-0001", f"wrong-password-{number}")

        sign_in(own, "D-0001")

        assert not signed_in(own)

    def test_it_helps_with_no_other_name(self, own, person):
        person("D-0002", email=None)
        guess("D-0002")

        sign_in(own, "D-0002")

        assert not signed_in(own)

    def test_a_forged_cookie_is_none(self, representative):
        guess("D-0001")
        forger = Client()
        forger.cookies[COOKIE] = '["x", [1]]:1abc:forged'

        sign_in(forger, "D-0001")

        assert not signed_in(forger)

    def test_public_pages_set_and_read_none(self, own):
        assert COOKIE not in Client().get("/").cookies
        own.get("/accounts/login/")  # where it is said that somebody has signed out
        assert own.get("/").content == Client().get("/").content

    def test_the_code_of_the_app_is_limited_for_each_browser_too(self, own, hub, person):
        user = person("koho", roles.EDITORS)
        secret = with_second_factor(user)
        office = Client()
        sign_in(office, "koho")
        office.post("/accounts/second-factor/authenticate/", {"code": present_code(secret)})
        assert signed_in(office)
        office.post("/accounts/logout/")
        thief = Client()
        sign_in(thief, "koho")
        for _try in range(MAX_TRIES + 1):
            refused = thief.post("/accounts/second-factor/authenticate/", {"code": "000000"})
        assert Attempt.objects.filter(secret="second_factor").count() == MAX_TRIES
        assert "code" in refused.context["form"].errors

        sign_in(office, "koho")
        page = office.post("/accounts/second-factor/authenticate/", {"code": "000000"})

        assert str(page.context["form"].errors["code"][0]) != str(
            refused.context["form"].errors["code"][0]
        )


class TestCityHall:
    @pytest.fixture
    def staff(self, hub, person):
        return [person(f"shokuin{number:02d}", roles.EDITORS) for number in range(30)]

    @pytest.mark.parametrize("in_network", [True, False])
    def test_thirty_sign_in_from_one_address_while_five_mistype(self, settings, staff, in_network):
        settings.STAFF_NETWORKS = [ip_network("198.51.100.0/24")] if in_network else []
        browsers = {user.username: Client(REMOTE_ADDR=CITY_HALL) for user in staff}
        for user in staff[:5]:
            for number in range(MAX_TRIES - 1):
                sign_in(browsers[user.username], user.username, f"mistyped-{number}")

        for username, browser in browsers.items():
            sign_in(browser, username)

        assert [name for name, browser in browsers.items() if not signed_in(browser)] == []

    def test_strangers_shut_out_no_one_there_whose_browser_forgets_its_cookies(
        self, settings, staff
    ):
        settings.STAFF_NETWORKS = [ip_network("198.51.100.0/24")]
        guess("shokuin00", REMOTE_ADDR="203.0.113.9")
        inside, outside = Client(REMOTE_ADDR=CITY_HALL), Client(REMOTE_ADDR="203.0.113.10")

        sign_in(inside, "shokuin00")
        sign_in(outside, "shokuin00")

        assert (signed_in(inside), signed_in(outside)) == (True, False)

    def test_guesses_inside_are_limited_too(self, settings, staff):
        settings.STAFF_NETWORKS = [ip_network("198.51.100.0/24")]
        guess("shokuin00", times=MAX_TRIES, REMOTE_ADDR=CITY_HALL)
        browser = Client(REMOTE_ADDR="198.51.100.8")

        sign_in(browser, "shokuin00")

        assert not signed_in(browser)

    def test_a_staff_network_is_more_than_one_person(self, settings, staff):
        settings.STAFF_NETWORKS = [ip_network("198.51.100.0/24")]
        for number in range(MAX_NAMES + 5):
            sign_in(Client(REMOTE_ADDR=CITY_HALL), f"nobody-{number}", "wrong-password-1")
        browser = Client(REMOTE_ADDR=CITY_HALL)

        sign_in(browser, "shokuin00")

        assert signed_in(browser)

    @pytest.mark.parametrize("address", ["203.0.113.9", "::ffff:203.0.113.9", "2001:db8::{}"])
    def test_elsewhere_one_line_does_not_try_many_names(self, staff, address):
        for number in range(MAX_NAMES):
            guesser = Client(REMOTE_ADDR=address.format(number))
            sign_in(guesser, f"nobody-{number}", "wrong-password-1")
        browser = Client(REMOTE_ADDR=address.format("abcd"))

        sign_in(browser, "shokuin00")

        assert not signed_in(browser)


class TestLetters:
    @pytest.fixture
    def code(self, desk, representative) -> str:
        return services.issue_code(user=representative, by=desk)

    def test_whatever_strangers_type_a_letter_stays_good(self, code):
        for number in range(40):
            Client(REMOTE_ADDR=f"203.0.113.{number}").post(
                FIRST, {"login": "D-0001", "code": "0000-0000-0000"}
            )

        response = Client(REMOTE_ADDR=CITY_HALL).post(FIRST, {"login": "D-0001", "code": code})

        assert response.url == "/accounts/first/password/"
        assert OneTimeCode.objects.usable().exists()

    def test_one_address_guesses_five_times_in_five_minutes(self, code):
        guesser = Client()
        for _try in range(MAX_TRIES):
            guesser.post(FIRST, {"login": "D-0001", "code": "0000-0000-0000"})

        assert guesser.post(FIRST, {"login": "D-0001", "code": code}).status_code == 200


class TestMailboxes:
    def test_links_that_a_stranger_asked_for_leave_mine_good(self, client, hub):
        asked = {"email": "daihyo@example.jp", "opened": opened_stamp(60)}
        client.post(START, asked)
        mine = MailLink.objects.get()
        stranger = Client(REMOTE_ADDR="203.0.113.9")
        answers = [stranger.post(START, asked).status_code for _try in range(6)]
        assert answers == [302] * 4 + [429] * 2

        assert MailLink.objects.usable().filter(pk=mine.pk).exists()

    def test_resets_that_a_stranger_asked_for_work_for_the_owner(self, hub, person, mailbox):
        user = person("koho", roles.EDITORS)
        stranger = Client(REMOTE_ADDR="203.0.113.9")
        answers = [
            stranger.post("/accounts/password/reset/", {"email": user.email}).status_code
            for _try in range(7)
        ]
        assert answers == [302] * 5 + [429] * 2
        owner = Client()

        asked = owner.post("/accounts/password/reset/", {"email": user.email})

        assert asked.status_code == 302
        assert len(mailbox.mails) == 5
        assert not owner.get(mailbox.link(), follow=True).context.get("token_fail")

    def test_a_mailbox_gets_five_reset_mails_an_hour(self, hub, person, mailbox):
        user = person("koho", roles.EDITORS)
        for number in range(20):
            Client(REMOTE_ADDR=f"203.0.113.{number}").post(
                "/accounts/password/reset/", {"email": user.email}
            )

        assert len(mailbox.mails) == 5


def test_guesses_are_counted_while_the_cache_is_away(settings, representative, tmp_path):
    settings.CACHES = {
        name: {
            "BACKEND": "hub.core.cache.PatientRedisCache",
            "LOCATION": f"unix://{tmp_path}/nobody",
            "OPTIONS": {"socket_connect_timeout": 0.1},
        }
        for name in ("default", "renditions")
    }
    guess("D-0001", times=MAX_TRIES)
    client = Client()

    sign_in(client, "D-0001")

    assert not signed_in(client)
    assert caches["default"].get("anything") is None
