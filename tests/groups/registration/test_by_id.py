"""A 団体ID works wherever an address does; who waits for a mail sees what became of it."""

import pytest
from django.test import Client

from hub.accounts.models import User
from hub.mail.models import OutgoingMail
from tests.groups.registration.conftest import MAILBOX, ask, last_mail

ID = "D-0042"


@pytest.fixture
def known(hub, people) -> User:
    return User.objects.create_user(ID, MAILBOX, None)


@pytest.mark.parametrize("typed", [ID, "ｄ－００４２", "D-42"])
def test_the_link_goes_to_the_address_of_the_id(known, typed):
    client = Client()
    sent = ask(client, typed)
    assert sent.status_code == 302
    assert last_mail().link
    assert MAILBOX not in client.get(sent.url).content.decode()


def test_an_id_that_nobody_has_is_answered_alike(hub):
    client = Client()
    sent = ask(client, "D-9999")
    assert sent.status_code == 302
    assert client.get(sent.url).status_code == 200
    assert not OutgoingMail.objects.exists()


def test_a_new_password_by_the_id(known):
    known.set_password("matsu-to-ume-1122")
    known.save()
    client = Client()
    assert client.post("/accounts/password/reset/", {"email": ID}).status_code == 302
    assert OutgoingMail.objects.filter(recipient=MAILBOX).exists()
    assert client.post("/accounts/password/reset/", {"email": "D-9999"}).status_code == 302
    assert OutgoingMail.objects.count() == 1


def test_what_is_neither_is_asked_again(hub):
    assert ask(Client(), "ただの文").status_code == 422
    assert Client().post("/accounts/password/reset/", {"email": "ただの文"}).status_code == 200


def test_who_waits_sees_number_state_and_our_domain(hub, settings):
    client = Client()
    sent = ask(client)
    mail = OutgoingMail.objects.get(recipient=MAILBOX)
    page = client.get(sent.url)
    assert page.context["mail"] == mail
    assert settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") in page.content.decode()
    assert f'value="{MAILBOX}"' in page.content.decode(), "a slip is corrected on the same screen"


def test_people_are_told_their_id(known):
    client = Client()
    client.force_login(known)
    assert ID in client.get("/mypage/").content.decode()
