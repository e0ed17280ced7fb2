"""Requests that are refused: in the hub's frame and the reader's language, with a way on."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from hub.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

HERE = {"HTTP_ORIGIN": "http://testserver", "HTTP_REFERER": "http://testserver/mistakes/x/"}
TYPED = "会場の地図がちがいます。\n二行目"
LANGUAGES = {
    "": "ja",
    "/ja-x-easy": "ja-x-easy",
    "/en": "en",
    "/zh-hans": "zh-hans",
    "/ko": "ko",
    "/vi": "vi",
    "/tl": "tl",
}


@pytest.fixture
def browser() -> Client:
    """A browser that the tokens of forms are asked of."""
    return Client(enforce_csrf_checks=True)


def page_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def is_dressed(response, language: str = "ja") -> bool:
    page = page_of(response)
    return bool(page.html["lang"] == language and page.header and page.footer and page.h1)


@pytest.mark.parametrize(("prefix", "language"), LANGUAGES.items())
def test_a_form_without_its_token_is_answered_in_the_readers_language(browser, prefix, language):
    response = browser.post(f"{prefix}/mistakes/mirai-terakoya/", {"words": TYPED})
    assert response.status_code == 403
    assert is_dressed(response, language)
    assert response["Content-Language"] == language
    assert "CSRF" not in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_what_was_typed_is_sent_again_with_one_button(browser):
    address = "/mistakes/mirai-terakoya/"
    refused = browser.post(address, {"words": TYPED, "email": "hanako"}, **HERE)
    form = page_of(refused).main.find("form", method="post")
    fields = {field["name"]: field.text.removeprefix("\n") for field in form("textarea")}
    assert fields == {"words": TYPED, "email": "hanako"}
    token = form.find("input", attrs={"name": "csrfmiddlewaretoken"})["value"]
    again = browser.post(form["action"], fields | {"csrfmiddlewaretoken": token}, **HERE)
    assert again.status_code != 403
    assert TYPED.split("\n")[0] in again.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://evil.example", "HTTP_REFERER": "https://evil.example/"},
        {"HTTP_REFERER": "http://testserver.evil.example/"},
        {"HTTP_REFERER": "http://[broken"},
    ],
)
def test_what_another_site_filled_in_is_not_offered_to_be_sent(browser, headers):
    refused = browser.post("/mistakes/mirai-terakoya/", {"words": TYPED}, **headers)
    page = page_of(refused)
    assert page.main.find("form", method="post") is None
    assert "会場の地図がちがいます。" in page.main.text  # to be copied
    assert page.main.find("a", href="/mistakes/mirai-terakoya/")


def test_a_password_is_neither_shown_nor_sent_again(browser):
    refused = browser.post(
        "/accounts/login/", {"login": "D-0001", "password": "matsu-to-ume"}, **HERE
    )
    assert refused.status_code == 403
    assert "matsu-to-ume" not in refused.content.decode()
    assert page_of(refused).main.find("form", method="post") is None
    assert page_of(refused).main.find("a", href=HERE["HTTP_REFERER"])


@pytest.mark.parametrize(
    ("address", "data", "following"),
    [
        ("/accounts/login/?next=/mypage/me/", {}, "/mypage/me/"),
        ("/accounts/login/", {"next": "/mypage/me/"}, "/mypage/me/"),
        ("/accounts/login/", {"next": "https://evil.example/"}, "/mypage/"),
        ("/accounts/first/", {}, "/mypage/"),
        ("/mypage/start/email/", {}, "/mypage/"),
        ("/mypage/start/sent/", {"code": "123456"}, "/mypage/"),
        ("/en/accounts/login/", {}, "/en/mypage/"),
    ],
)
def test_who_signed_in_in_another_tab_simply_goes_on(browser, address, data, following):
    browser.force_login(User.objects.get(username="D-0001"))
    response = browser.post(address, data)
    assert response.status_code == 302
    assert response["Location"] == following


def test_cookies_that_are_off_are_named(browser):
    refused = browser.post("/mypage/start/email/", {"email": "hanako@example.jp"})
    assert "クッキー" in page_of(refused).main.text
    browser.cookies["csrftoken"] = "a" * 32
    refused = browser.post("/mypage/start/email/", {"email": "hanako@example.jp"})
    assert "クッキー" not in page_of(refused).main.text


def test_staff_read_it_in_the_language_of_their_admin(browser):
    user = User.objects.get(username="koho")
    browser.force_login(user)
    address = reverse("wagtailadmin_account")
    assert is_dressed(browser.post(address, {}), "ja")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    assert is_dressed(browser.post(address, {}), "en")


@pytest.mark.parametrize(("prefix", "language"), LANGUAGES.items())
def test_no_right_leads_a_stranger_to_sign_in(client, monkeypatch, prefix, language):
    def refuse(*args):
        raise PermissionDenied("not for the public")

    monkeypatch.setattr("hub.accounts.forms.LoginForm.clean_login", refuse)
    address = f"{prefix}/accounts/login/"
    response = client.post(address, {"login": "花子の名前", "password": "x"})
    assert response.status_code == 403
    assert is_dressed(response, language)
    assert "not for the public" not in response.content.decode()
    assert page_of(response).main.find("a", href=f"{address}?next={address}")
    assert "花子の名前" in page_of(response).main.text


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=no-such-charset",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=é",
    ],
)
@pytest.mark.parametrize("cookie", [None, "a" * 32])
def test_a_request_that_cannot_be_read_is_refused_in_plain_words(browser, content_type, cookie):
    if cookie:
        browser.cookies["csrftoken"] = cookie
    address = "/vi/accounts/login/"
    response = browser.generic("POST", address, b"login=%00", content_type=content_type, **HERE)
    assert response.status_code in (400, 403)
    assert is_dressed(response, "vi")


@pytest.mark.parametrize("checked", [True, False])
def test_too_many_fields_are_refused_in_plain_words(checked, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    data = {f"field-{number}": "x" for number in range(5)}
    client = Client(enforce_csrf_checks=checked)
    client.cookies["csrftoken"] = "a" * 32
    response = client.post("/mistakes/mirai-terakoya/", data, **HERE)
    assert response.status_code == 400
    assert is_dressed(response)


@pytest.mark.parametrize("checked", [True, False])
def test_too_much_text_is_called_too_much(checked, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    client = Client(enforce_csrf_checks=checked)
    client.cookies["csrftoken"] = "a" * 32
    response = client.post("/ko/mistakes/mirai-terakoya/", {"words": "あ" * 1000}, **HERE)
    assert response.status_code == 413
    assert is_dressed(response, "ko")


def test_another_sites_name_is_refused_without_our_frame(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    response = client.get("/en/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    page = page_of(response)
    assert page.html["lang"] == "en"
    assert "evil.example" not in response.content.decode()
    assert page.find("header") is None


def test_an_address_of_a_form_says_so_when_asked_in_another_way(client):
    address = "/en/accounts/first/"
    response = client.put(address, headers={"accept": "text/html"})
    assert response.status_code == 405
    assert "POST" in response["Allow"]
    assert is_dressed(response, "en")
    assert client.put(address).content == b""  # no page for who wants none


def test_a_fault_of_ours_keeps_what_was_typed_but_no_password(client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("at the worst moment")

    monkeypatch.setattr("hub.accounts.forms.LoginForm.clean_login", broken)
    client.raise_request_exception = False
    response = client.post("/vi/accounts/login/", {"login": "D-0001", "password": "matsu-to-ume"})
    assert response.status_code == 500
    page = page_of(response)
    assert page.html["lang"] == "vi"
    assert "D-0001" in page.main.text
    assert "matsu-to-ume" not in response.content.decode()
    assert page.main.find("a", href="/vi/")
