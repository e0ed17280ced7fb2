"""Forgotten and changed passwords: generic answers, plain mails, no way round."""

import pytest

from hub.accounts import roles
from hub.accounts.models import User
from tests.hub.accounts.conftest import PASSWORD

RESET = "/accounts/password/reset/"
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
