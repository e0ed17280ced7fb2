"""People with an account open their page without a mail, once it is known that they read the mailbox."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.links import issue_link, use_link
from hub.accounts.me.services import take_email
from hub.accounts.models import User
from hub.accounts.purposes import EMAIL, SIGN_IN
from hub.accounts.services import create_person
from tests.hub.mine.conftest import LAN, OTHER, html, page_of
from tests.hub.signups.conftest import came

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db) -> User:
    """Somebody whose address the desk has typed."""
    return create_person(name="ホア", email=LAN, language="ja")


def opened(user: User | None) -> str:
    """Return where the button of the account leads."""
    browser = Client()
    if user:
        browser.force_login(user)
    return browser.post(reverse("mine_of_account")).url


def used(user: User, purpose: str, email: str = LAN) -> User:
    link = issue_link(purpose=purpose, email=email, user=user).link
    assert take_email(link) if purpose == EMAIL else use_link(link)
    user.refresh_from_db()
    return user


def test_nobody_and_who_has_not_shown_to_read_it_is_sent_to_the_mail(person):
    assert opened(None).startswith("/accounts/login/")
    assert opened(person) == "/mine/"


@pytest.mark.parametrize("purpose", [SIGN_IN, EMAIL])
def test_who_came_by_a_mail_opens_it_at_once(person, sheet, purpose):
    signup = came(sheet, email=LAN)
    path = opened(used(person, purpose))
    assert signup.code in Client().get(path).content.decode()


def test_another_address_is_not_theirs_before_that_is_shown_too(person):
    used(person, SIGN_IN)
    person.email = OTHER
    person.save()
    assert opened(person) == "/mine/"
    assert opened(used(person, EMAIL, OTHER)) != "/mine/"


def test_a_link_to_another_mailbox_shows_nothing(person):
    assert opened(used(person, SIGN_IN, OTHER)) == "/mine/"


def test_the_account_stays_and_the_page_says_so(person):
    assert "「わたしのアカウント」" in html(f"{page_of(LAN)}delete/")
    assert "「わたしのアカウント」" not in html(f"{page_of(OTHER)}delete/")


def test_the_account_has_the_button(person):
    browser = Client()
    browser.force_login(person)
    assert reverse("mine_of_account") in browser.get(reverse("me:home")).content.decode()
