"""Forgotten and changed passwords: generic answers, plain mails, no way round."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hub.accounts import roles
from hub.accounts.forms import WRONG_CODE
from hub.accounts.models import MailLink, User
from tests.hub.accounts.conftest import PASSWORD

RESET = "/accounts/password/reset/"
SENT = "/accounts/password/reset/sent/"
NEW = "ume-no-hana-2026"


def test_the_answer_is_the_same_for_known_and_unknown(client, hub, person, mailbox):
    person("koho", roles.EDITORS)

    known = client.post(RESET, {"email": "koho@city.example.jp"})
    assert len(mailbox.mails) == 1
    unknown = client.post(RESET, {"email": "nobody@example.jp"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert len(mailbox.mails) == 1


def test_the_mail_is_in_the_persons_language_and_its_link_on_our_own_address(
    client, hub, person, mailbox
):
    person("koho", roles.EDITORS, language="en")

    client.post(RESET, {"email": "koho@city.example.jp"}, HTTP_HOST="evil.example")

    (mail,) = mailbox.mails
    assert mail.language == "en"
    assert "<" not in mail.body
    assert "evil.example" not in mail.body
    assert mailbox.link().startswith("/accounts/password/reset/key/")


def test_the_link_sets_a_new_password_once(client, hub, person, mailbox):
    user = person("koho", roles.EDITORS)
    client.post(RESET, {"email": user.email})
    link = mailbox.link()

    form = client.get(link, follow=True)
    assert form.status_code == 200
    done = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    assert done.status_code == 302
    user.refresh_from_db()
    assert user.check_password(NEW)

    again = client.get(link, follow=True)
    assert again.context["token_fail"]


def test_closed_accounts_get_no_mail(client, hub, person, mailbox):
    person("koho", roles.EDITORS)
    User.objects.update(is_active=False)

    client.post(RESET, {"email": "koho@city.example.jp"})

    assert mailbox.mails == []


def test_asking_is_limited_for_each_address(client, hub, person, mailbox):
    person("koho", roles.EDITORS)

    answers = [client.post(RESET, {"email": "koho@city.example.jp"}) for _ in range(7)]

    assert answers[-1].status_code == 429
    assert len(mailbox.mails) == 5


def test_changing_it_needs_the_present_one_and_tells_the_owner(client, hub, person, mailbox):
    user = person("koho", roles.EDITORS)
    client.force_login(user)
    change = "/accounts/password/change/"
    assert client.get(change).status_code == 200

    wrong = {"oldpassword": "no", "password1": NEW, "password2": NEW}
    assert "oldpassword" in client.post(change, wrong).context["form"].errors

    right = wrong | {"oldpassword": PASSWORD}
    assert client.post(change, right).url == "/admin/"
    assert "_auth_user_id" in client.session
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("path", ["/accounts/password/change/", "/accounts/second-factor/"])
def test_personal_pages_ask_to_sign_in(client, hub, path):
    assert client.get(path).url == f"/accounts/login/?next={path}"


def code_in(mail) -> str:
    (code,) = re.findall(r"\b\d{6}\b", mail.body)
    return code


class TestTheCodeOfTheMail:
    """For who cannot press a link: in city hall mails are read on another screen."""

    def test_sets_a_new_password_in_the_browser_that_asked(self, client, hub, person, mailbox):
        user = person("koho", roles.EDITORS)
        client.post(RESET, {"email": user.email})
        code = code_in(mailbox.mails[-1])

        led_to = client.post(SENT, {"code": f" {code[:3]} {code[3:]} "}, follow=True)
        client.post(led_to.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

        user.refresh_from_db()
        assert user.check_password(NEW)
        assert client.post(SENT, {"code": code}).status_code == 422, "it works once"

    def test_is_no_good_in_another_browser(self, client, hub, person, mailbox):
        user = person("koho", roles.EDITORS)
        Client().post(RESET, {"email": user.email})
        client.post(RESET, {"email": "nobody@example.jp"})

        answer = client.post(SENT, {"code": code_in(mailbox.mails[-1])})

        assert answer.status_code == 422
        assert str(WRONG_CODE) in answer.content.decode()

    def test_stays_good_when_somebody_else_asks(self, client, hub, person, mailbox):
        user = person("koho", roles.EDITORS)
        client.post(RESET, {"email": user.email})
        code = code_in(mailbox.mails[-1])
        Client().post(RESET, {"email": user.email})

        assert client.post(SENT, {"code": code}).status_code == 302

    def test_may_be_tried_five_times(self, client, hub, person, mailbox):
        user = person("koho", roles.EDITORS)
        client.post(RESET, {"email": user.email})
        code = code_in(mailbox.mails[-1])
        wrong = "000000" if code != "000000" else "111111"
        for _try in range(MailLink.MAX_ATTEMPTS):
            assert client.post(SENT, {"code": wrong}).status_code == 422

        assert client.post(SENT, {"code": code}).status_code == 422

    def test_is_too_old_after_an_hour(self, client, hub, person, mailbox, time_machine):
        user = person("koho", roles.EDITORS)
        client.post(RESET, {"email": user.email})
        time_machine.move_to(timezone.now() + timedelta(minutes=61))

        assert client.post(SENT, {"code": code_in(mailbox.mails[-1])}).status_code == 422

    def test_is_in_five_mails_a_day_and_the_link_in_all(self, hub, person, mailbox, time_machine):
        user = person("koho", roles.EDITORS)
        for _hour in range(7):
            Client().post(RESET, {"email": user.email})
            time_machine.move_to(timezone.now() + timedelta(hours=1, minutes=1))
        bodies = [mail.body for mail in mailbox.mails]

        assert [bool(re.search(r"\b\d{6}\b", body)) for body in bodies] == [True] * 5 + [False] * 2
        assert all("/accounts/password/reset/key/" in body for body in bodies)

    @pytest.mark.parametrize("typed", ["", "x", "１２３４５６", "9" * 5000, "\x00"])
    def test_whatever_is_typed_is_answered(self, client, hub, typed):
        assert client.post(SENT, {"code": typed}).status_code == 422
        assert client.get(SENT).status_code == 200
