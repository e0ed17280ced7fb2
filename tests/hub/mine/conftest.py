"""Somebody with a mailbox, and the ways to their page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hub.accounts.links import issue_link
from hub.core.forms import opened_stamp
from hub.mail.models import OutgoingMail
from hub.mine.purposes import MINE
from tests.hub.signups.conftest import NOW, date, desk, sheet  # noqa: F401

LAN = "hoa@guests.example.com"
OTHER = "ana@guests.example.com"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


def asked(email: str = LAN, path: str = "/mine/", **values: object):
    """Return the answer to a form that a person took their time for."""
    answers = {"email": email, "opened": opened_stamp(60), "website": ""} | values
    return Client().post(path, answers)


def digits() -> str:
    return re.search(r"^\d{6}$", OutgoingMail.objects.latest("pk").body, re.MULTILINE).group()


def link() -> str:
    """Return the path of the link in the latest mail."""
    return re.search(r"https?://[^/]+(/\S+)", OutgoingMail.objects.latest("pk").body).group(1)


def page_of(email: str = LAN) -> str:
    """Return where the page of a mailbox is."""
    return reverse("mine_page", args=[issue_link(purpose=MINE, email=email).token])


def html(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()
