"""Mails that hold what opens something are forgotten once they are sent."""

import pytest
from django.conf import settings
from django.urls import URLPattern, get_resolver

from hub.accounts.links import issue_link
from hub.accounts.purposes import DELETION
from hub.mail.models import OutgoingMail
from tests.mail_secrets import SECRETS, opens_something

# Each address with a secret in it, and the tests that send the mail with it are watched by
# tests/mail_secrets.py. A new one is added here together with such a test.
KNOWN = {
    "certificate_pdf",
    "sign_up_feedback",
    "account_reset_password_from_key",
    "portal:confirm",
    "enquiry_confirm",
    "enquiry_report",
    "me:delete_link",
    "me:email_link",
    "portal:confirm_link",
    "portal:invitation",
    "portal:own_address",
    "enquiry_answer",
    "sign_up_answers",
    "sign_up_confirm",
    "sign_up_date",
    "sign_up_first_answers",
    "sign_up_manage",
    "sign_up_sent",
    "guardian",
    "guardian_paper",  # in no mail
    "door",  # in no mail
    "here",  # on a wall
    "promises_answer",
    "subscribe_confirm",
    "subscribe_sent",
    "subscriptions",
    "unsubscribe",
    "group_calendar",  # in no mail
    "mine_page",
    "mine_deletion",  # in no mail
    "mine_sent",  # in no mail
    "mine_calendar",  # in no mail
}


def addresses_with_secrets() -> set[str]:
    found = set()

    def walk(resolver, namespace: str) -> None:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern):
                names = set(pattern.pattern.regex.groupindex) | set(
                    getattr(pattern.pattern, "converters", {})
                )
                if names & SECRETS and pattern.name:
                    found.add(namespace + pattern.name)
            else:
                walk(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)

    walk(get_resolver(), "")
    return {name for name in found if not name.startswith("wagtail")}


def test_every_address_with_a_secret_is_known():
    assert addresses_with_secrets() == KNOWN


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"{settings.BASE_URL}/mypage/start/link/abc/", True),
        (f"見てください：{settings.BASE_URL}/accounts/password/reset/key/1a-set/", True),
        (f"{settings.BASE_URL}/mypage/", False),
        ("https://example.jp/accounts/password/reset/key/1a-set/", False),
    ],
)
def test_what_opens_something(text, secret):
    assert opens_something(text) is secret


@pytest.mark.django_db
def test_a_mail_that_keeps_a_secret_is_noticed():
    issued = issue_link(purpose=DELETION, email="a@example.jp")
    body = f"{settings.BASE_URL}/mypage/me/delete/{issued.token}/"

    with pytest.raises(AssertionError):
        OutgoingMail.objects.create(recipient="a@example.jp", body=body, is_confidential=False)


@pytest.mark.django_db
def test_a_mail_is_confidential_unless_it_says_otherwise():
    assert OutgoingMail(recipient="a@example.jp").is_confidential
