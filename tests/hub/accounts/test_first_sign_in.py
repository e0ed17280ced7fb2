"""One-time codes: who may redeem one, how often, how long; and the two pages of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from hub.accounts import roles, services
from hub.accounts.attempts import MAX_TRIES
from hub.accounts.identifiers import normalise_code
from hub.accounts.models import OneTimeCode, User

FIRST = "/accounts/first/"
OWN = "/accounts/first/password/"
NEW_PASSWORD = "ume-no-hana-2026"


@pytest.fixture
def code(desk, representative) -> str:
    return services.issue_code(user=representative, by=desk)


def redeemed(login: str, code: str) -> bool:
    return services.check_code(login=login, code=code) is not None


class TestCode:
    def test_it_is_twelve_digits_in_fours_and_kept_as_a_hash(self, code):
        row = OneTimeCode.objects.get()

        assert [len(part) for part in code.split("-")] == [4, 4, 4]
        assert normalise_code(code).isdecimal()
        assert normalise_code(code) not in row.hashed_code
        assert timedelta(days=29) < row.expires_at - timezone.now() <= timedelta(days=30)

    @pytest.mark.parametrize("typed", ["{}", " {} ", "full", "plain", "spaced"])
    def test_it_is_read_however_it_is_typed(self, code, typed):
        digits = normalise_code(code)
        full = digits.translate({ord("0") + n: chr(ord("０") + n) for n in range(10)})
        forms = {"full": full, "plain": digits, "spaced": " ".join(digits)}

        assert redeemed("d-0001", forms.get(typed, typed.format(code)))

    @hypothesis_settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(guess=st.one_of(st.text(max_size=30), st.from_regex(r"\A[0-9]{10,14}\Z")))
    def test_no_wrong_code_redeems(self, code, guess):
        assume(normalise_code(guess) != normalise_code(code))

        assert not redeemed("D-0001", guess)

    def test_the_right_code_of_another_person_does_not_redeem(self, code, hub, person):
        person("D-0002", email=None)

        assert not redeemed("D-0002", code)

    def test_whatever_is_typed_before_it_stays_good(self, code):
        for _attempt in range(30):
            assert not redeemed("D-0001", "0000-0000-0000")

        found = services.check_code(login="D-0001", code=code)

        assert services.redeem(found, NEW_PASSWORD) is not None

    def test_it_runs_out(self, code):
        OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

        assert not redeemed("D-0001", code)

    def test_it_works_once(self, code):
        found = services.check_code(login="D-0001", code=code)

        assert services.redeem(found, NEW_PASSWORD).check_password(NEW_PASSWORD)
        assert services.redeem(found, "another-one-1122") is None
        assert not redeemed("D-0001", code)
        assert User.objects.get(username="D-0001").check_password(NEW_PASSWORD)

    def test_a_new_one_makes_the_old_one_void(self, code, desk, representative):
        newer = services.issue_code(user=representative, by=desk)

        assert not redeemed("D-0001", code)
        assert redeemed("D-0001", newer)

    def test_closing_the_account_makes_it_void(self, code, desk, representative):
        services.close_account(user=representative, by=desk)

        assert not redeemed("D-0001", code)

    def test_it_is_void_once_the_person_joins_city_hall(self, code, representative):
        from django.contrib.auth.models import Group

        representative.groups.add(Group.objects.get(name=roles.EDITORS))

        assert not redeemed("D-0001", code)

    def test_staff_get_none(self, desk, hub, person):
        with pytest.raises(PermissionDenied):
            services.issue_code(user=person("koho", roles.EDITORS), by=desk)


class TestPages:
    def test_from_the_letter_to_the_groups_pages(self, client, code, representative):
        response = client.post(FIRST, {"login": "D-0001", "code": code})
        assert response.url == OWN
        assert "D-0001" in client.get(OWN).content.decode()

        response = client.post(OWN, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

        assert response.url == "/mypage/"
        assert client.session["_auth_user_id"] == str(representative.pk)
        representative.refresh_from_db()
        assert representative.check_password(NEW_PASSWORD)

    def test_the_link_of_the_picture_fills_in_the_id_alone(self, client, code):
        page = client.get(FIRST, {"id": "D-0001", "code": code})

        assert page.context["form"]["login"].value() == "D-0001"
        assert not page.context["form"]["code"].value()
        assert "_auth_user_id" not in client.session

    def test_all_failures_look_alike(self, client, code):
        def answer(login, typed):
            return client.post(FIRST, {"login": login, "code": typed}).context["form"].errors

        wrong_code = answer("D-0001", "0000-0000-0000")
        OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(days=1))

        assert wrong_code == answer("D-4242", code) == answer("D-0001", code)

    def test_tries_are_limited_for_each_address(self, client, code):
        for _attempt in range(MAX_TRIES):
            client.post(FIRST, {"login": "D-0001", "code": "0000-0000-0000"})

        response = client.post(FIRST, {"login": "D-0001", "code": code})

        assert response.status_code == 200
        assert client.get(OWN).url == FIRST

    def test_the_second_page_needs_the_first(self, client, code):
        assert client.get(OWN).url == FIRST
        assert client.post(OWN, {"password1": "x", "password2": "x"}).url == FIRST

    @pytest.mark.parametrize("weak", ["short", "password123", "D-0001-pass", "1234567890"])
    def test_weak_passwords_are_refused_and_the_code_lives_on(self, client, code, weak):
        client.post(FIRST, {"login": "D-0001", "code": code})

        response = client.post(OWN, {"password1": weak, "password2": weak})

        assert "password1" in response.context["form"].errors
        assert OneTimeCode.objects.get().used_at is None

    def test_two_different_passwords_are_refused(self, client, code):
        client.post(FIRST, {"login": "D-0001", "code": code})

        response = client.post(OWN, {"password1": NEW_PASSWORD, "password2": "another-1122"})

        assert list(response.context["form"].errors) == ["password2"]
