"""The admin has one door, and people outside city hall do not pass it."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.test import Client
from django.urls import reverse

from hub.accounts import roles, setup
from hub.accounts.permissions import needs_second_factor
from tests.hub.accounts.conftest import PASSWORD


def test_wagtails_own_sign_in_is_replaced(client, hub):
    response = client.get("/admin/login/?next=/admin/pages/")
    assert response.status_code == 302
    assert response.url == "/accounts/login/?next=/admin/pages/"


def test_posting_to_wagtails_sign_in_signs_nobody_in(client, hub, person):
    person("koho", roles.EDITORS)

    client.post("/admin/login/", {"username": "koho", "password": PASSWORD})

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["/admin/password_reset/", "/django-admin/login/"])
def test_other_doors_do_not_exist(client, hub, path):
    assert client.get(path).status_code == 404


def test_representative_is_turned_to_the_groups_pages(client, representative):
    client.force_login(representative)

    response = client.get("/admin/", follow=True)

    assert [url for url, _status in response.redirect_chain][-1] == "/mypage/"


@pytest.mark.parametrize("role", [roles.EDITORS, roles.APPROVERS, roles.DESK])
def test_staff_enter(client, hub, person, role):
    client.force_login(person("staff", role))

    assert client.get("/admin/").status_code == 200


def test_the_admin_offers_no_change_of_password_or_email(client, hub, person):
    client.force_login(person("staff", roles.EDITORS))

    content = client.get("/admin/account/").content.decode()

    assert 'name="password-' not in content
    assert 'type="email"' not in content


def with_second_factor(user) -> str:
    """Give `user` an authenticator app; return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def present_code(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, yield_hotp_counters_from_time

    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


class TestSecondFactor:
    def test_staff_set_it_up_before_they_reach_the_admin(self, settings, client, hub, person):
        settings.STAFF_SECOND_FACTOR = True
        client.force_login(person("staff", roles.EDITORS))

        for path in ("/admin/", "/admin/pages/", "/admin/account/"):
            response = client.get(path)
            assert response.status_code == 302
            assert response.url == reverse("mfa_activate_totp")

    def test_without_the_setting_it_is_not_asked_for(self, settings, client, hub, person):
        settings.STAFF_SECOND_FACTOR = False
        client.force_login(person("staff", roles.EDITORS))

        assert client.get("/admin/").status_code == 200

    def test_representatives_are_never_asked(self, representative):
        assert not needs_second_factor(representative)

    def test_password_alone_does_not_sign_in_who_has_one(self, client, hub, person):
        with_second_factor(person("staff", roles.EDITORS))

        response = client.post("/accounts/login/", {"login": "staff", "password": PASSWORD})

        assert response.url == reverse("mfa_authenticate")
        assert "_auth_user_id" not in client.session

    def test_the_code_of_the_app_signs_in(self, settings, client, hub, person):
        settings.STAFF_SECOND_FACTOR = True
        secret = with_second_factor(person("staff", roles.EDITORS))
        client.post("/accounts/login/", {"login": "staff", "password": PASSWORD})

        page = client.get(reverse("mfa_authenticate"))
        assert page.status_code == 200
        response = client.post(reverse("mfa_authenticate"), {"code": present_code(secret)})

        assert response.url == "/admin/"
        assert client.get("/admin/").status_code == 200

    def test_a_recovery_code_signs_in_once(self, client, hub, person):
        user = person("staff", roles.EDITORS)
        with_second_factor(user)
        code = RecoveryCodes.activate(user).get_unused_codes()[0]

        def try_code() -> bool:
            visitor = Client()
            visitor.post("/accounts/login/", {"login": "staff", "password": PASSWORD})
            visitor.post(reverse("mfa_authenticate"), {"code": code})
            return "_auth_user_id" in visitor.session

        assert try_code()
        assert not try_code()

    def test_set_up_from_beginning_to_end(self, settings, client, hub, person):
        settings.STAFF_SECOND_FACTOR = True
        person("staff", roles.EDITORS)
        client.post("/accounts/login/", {"login": "staff", "password": PASSWORD})
        door = client.get("/admin/", follow=True)
        assert door.request["PATH_INFO"] == reverse("account_reauthenticate")
        page = client.post(
            f"{reverse('account_reauthenticate')}?{door.request['QUERY_STRING']}",
            {"password": PASSWORD},
            follow=True,
        )
        assert page.request["PATH_INFO"] == reverse("mfa_activate_totp")
        secret = page.context["form"].secret

        response = client.post(reverse("mfa_activate_totp"), {"code": present_code(secret)})
        assert response.url == reverse("mfa_view_recovery_codes")
        codes = client.get(response.url)

        assert len(codes.context["unused_codes"]) == 10
        assert client.get("/admin/").status_code == 200

    def test_the_secret_is_not_kept_in_the_clear(self, hub, person):
        user = person("staff", roles.EDITORS)
        secret = with_second_factor(user)

        data = Authenticator.objects.get(user=user).data

        assert secret not in str(data)

    def test_it_outlives_a_change_of_the_key(self, client, hub, person, settings):
        user = person("staff", roles.EDITORS)
        secret = with_second_factor(user)
        codes = RecoveryCodes.activate(user).get_unused_codes()
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another-key-" * 6
        setup.run()
        settings.SECRET_KEY_FALLBACKS = []

        rows = Authenticator.objects.filter(user=user)

        assert decrypt(rows.get(type=Authenticator.Type.TOTP).data["secret"]) == secret
        kept = rows.get(type=Authenticator.Type.RECOVERY_CODES).wrap()
        assert kept.get_unused_codes() == codes

    def test_a_new_password_by_email_does_not_get_round_it(self, client, hub, person, mailbox):
        user = person("staff", roles.EDITORS)
        with_second_factor(user)
        client.post("/accounts/password/reset/", {"email": user.email})
        link = mailbox.link()
        page = client.get(link, follow=True)
        client.post(
            page.request["PATH_INFO"],
            {"password1": "ume-no-hana-2026", "password2": "ume-no-hana-2026"},
        )

        assert "_auth_user_id" not in client.session
