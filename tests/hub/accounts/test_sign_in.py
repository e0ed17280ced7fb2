"""Signing in, by e-mail or ID; what an outsider learns from it; where it leads."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import NoReverseMatch, reverse

from hub.accounts import roles
from hub.accounts.adapter import TOO_MANY
from hub.accounts.models import User
from tests.hub.accounts.conftest import PASSWORD

LOGIN = "/accounts/login/"


def sign_in(client: Client, login: str, password: str = PASSWORD, path: str = LOGIN, **extra):
    return client.post(path, {"login": login, "password": password, **extra})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "typed",
    ["D-0001", "d-0001", " D-0001 ", "Ｄ－０００１", "D‐0001", "Dー0001", "D-1"],
)
def test_representative_signs_in_by_id_typed_in_any_way(client, representative, typed):
    response = sign_in(client, typed)

    assert response.status_code == 302
    assert response.url == "/mypage/"


@pytest.mark.parametrize("typed", ["koho", "koho@city.example.jp", "KOHO@City.Example.JP"])
def test_staff_sign_in_by_number_or_email(client, hub, person, typed):
    person("koho", roles.EDITORS)

    assert sign_in(client, typed).url == "/admin/"


def test_email_given_in_capitals_is_found(client, representative):
    representative.email = "Daihyo@Example.jp"
    representative.save()

    assert sign_in(client, "daihyo@example.jp").url == "/mypage/"


def test_signing_in_leaves_no_second_copy_of_the_email(client, hub, person):
    """An old copy would let an e-mail that the person gave up sign in and reset the password."""
    user = person("koho", roles.EDITORS)
    sign_in(client, "koho")
    client.post("/accounts/logout/")
    client.post("/accounts/password/reset/", {"email": user.email})

    assert not EmailAddress.objects.exists()


def test_wrong_password_and_unknown_id_get_the_same_answer(client, representative):
    def answer(login):
        response = sign_in(client, login, "wrong-password-1")
        assert response.status_code == 200
        assert not signed_in(client)
        return response.context["form"].errors

    assert answer("D-0001") == answer("D-4242") == answer("nobody@example.jp")


def test_closed_account_does_not_sign_in(client, representative):
    User.objects.update(is_active=False)

    sign_in(client, "D-0001")

    assert not signed_in(client)


def test_five_failures_lock_the_name_even_for_the_right_password(client, representative):
    for _attempt in range(5):
        sign_in(client, "D-0001", "wrong-password-1")

    response = sign_in(client, "D-0001")

    assert not signed_in(client)
    assert response.context["form"].non_field_errors() == [str(TOO_MANY)]


def test_the_limit_follows_the_name_not_the_host_or_the_address(representative):
    for attempt in range(5):
        sign_in(
            Client(HTTP_HOST=f"host{attempt}.example", REMOTE_ADDR=f"198.51.100.{attempt}"),
            "D-0001",
            "wrong-password-1",
        )
    client = Client(REMOTE_ADDR="198.51.100.77")

    sign_in(client, "D-0001")

    assert not signed_in(client)


def test_one_address_may_not_try_many_names(representative):
    client = Client(REMOTE_ADDR="198.51.100.1")
    for number in range(20):
        sign_in(client, f"D-9{number:03d}", "wrong-password-1")

    sign_in(client, "D-0001")

    assert not signed_in(client)


def test_forwarded_address_is_not_believed_without_a_proxy_of_ours(representative):
    client = Client(REMOTE_ADDR="198.51.100.1")
    for number in range(20):
        client.post(
            LOGIN,
            {"login": f"D-9{number:03d}", "password": "wrong-password-1"},
            HTTP_X_FORWARDED_FOR=f"203.0.113.{number}",
        )

    sign_in(client, "D-0001")

    assert not signed_in(client)


def test_behind_a_proxy_the_forwarded_address_counts(settings, representative):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client(REMOTE_ADDR="10.0.0.1")
    for number in range(20):
        client.post(
            LOGIN,
            {"login": f"D-9{number:03d}", "password": "wrong-password-1"},
            HTTP_X_FORWARDED_FOR=f"203.0.113.{number}",
        )

    client.post(
        LOGIN, {"login": "D-0001", "password": PASSWORD}, HTTP_X_FORWARDED_FOR="203.0.113.200"
    )

    assert signed_in(client)


def test_hammering_from_one_address_is_stopped_with_a_kind_page(client, hub):
    answers = [sign_in(client, "D-0001", "") for _attempt in range(31)]

    assert answers[-1].status_code == 429
    assert answers[-1].content.count(b"<h1") == 1


@pytest.mark.parametrize(
    ("following", "leads_to"),
    [
        ("/mypage/?a=1", "/mypage/?a=1"),
        ("https://evil.example/", "/mypage/"),
        ("//evil.example/", "/mypage/"),
        ("https:evil.example", "/mypage/"),
        ("javascript:alert(1)", "/mypage/"),
        ("\\\\evil.example", "/mypage/"),
    ],
)
def test_next_leads_nowhere_else(client, representative, following, leads_to):
    assert sign_in(client, "D-0001", next=following).url == leads_to


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_confirm_email"])
def test_nobody_signs_up_or_confirms_emails(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/accounts/signup/", "/accounts/email/", "/accounts/"])
def test_sign_up_addresses_do_not_exist(client, hub, path):
    assert client.get(path).status_code == 404


def test_signing_out_needs_a_post(client, representative):
    client.force_login(representative)

    client.get("/accounts/logout/")
    assert signed_in(client)

    client.post("/accounts/logout/")
    assert not signed_in(client)


@pytest.mark.parametrize(
    "path",
    ["/accounts/login/", "/accounts/first/", "/accounts/password/reset/"],
)
@pytest.mark.parametrize("prefix", ["", "/en", "/ja-x-easy", "/zh-hans", "/ko", "/vi"])
def test_pages_stand_in_each_language_with_one_heading(client, hub, prefix, path):
    response = client.get(prefix + path)

    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1
    assert "no-store" in response["Cache-Control"] or "no-cache" in response["Cache-Control"]


def test_the_language_first_signed_in_with_becomes_that_of_emails(client, representative):
    sign_in(client, "D-0001", path="/vi/accounts/login/")
    representative.refresh_from_db()
    assert representative.language == "vi"

    client.post("/accounts/logout/")
    sign_in(client, "D-0001", path="/en/accounts/login/")
    representative.refresh_from_db()
    assert representative.language == "vi"


def test_the_desks_choice_of_language_stays_when_one_signs_in_in_japanese(client, representative):
    User.objects.update(language="en")

    sign_in(client, "D-0001")

    representative.refresh_from_db()
    assert representative.language == "en"
