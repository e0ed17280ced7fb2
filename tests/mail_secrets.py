"""In every test: no mail whose text stays in the database holds a link that opens something."""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db.models.signals import post_save
from django.urls import Resolver404, resolve

ADDRESS = re.compile(re.escape(settings.BASE_URL) + r"\S*")
# Parameters of addresses that only whoever was sent them knows.
SECRETS = {"token", "key"}


def opens_something(text: str) -> bool:
    """Return whether `text` holds an address of ours with a secret in it."""
    return any(_is_secret(address) for address in ADDRESS.findall(text))


def _is_secret(address: str) -> bool:
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return False
    return bool(SECRETS & match.kwargs.keys())


def _look(sender: type, instance, **kwargs: object) -> None:
    assert instance.is_confidential or not opens_something(instance.body), instance.subject


@pytest.fixture(autouse=True)
def _no_mail_keeps_a_secret():
    from hub.mail.models import OutgoingMail

    post_save.connect(_look, sender=OutgoingMail, dispatch_uid="tests.mail_secrets")
    yield
    post_save.disconnect(sender=OutgoingMail, dispatch_uid="tests.mail_secrets")
