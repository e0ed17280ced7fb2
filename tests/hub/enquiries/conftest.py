import re
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from groups.models import GroupPage, Membership
from home.models import ContentPage
from hub.core.forms import opened_stamp
from hub.enquiries import mailboxes
from hub.mail.models import OutgoingMail
from tests.groups.conftest import hub, member, own_template, people
from tests.hub.enquiries.places import PlaceMailbox, add_place

__all__ = ["hub", "member", "own_template", "people"]

SENDER = "lan@guests.example.com"
WORDS = "I can come after six.\r\nIs that all right?"


def typed(**values) -> dict:
    """Return what a person who took their time would send."""
    answers = {
        "questions": ["join", "language"],
        "words": WORDS,
        "name": "Lan",
        "email": SENDER,
        "language": "en",
        "opened": opened_stamp(60),
        "website": "",
    }
    return answers | values


def mails_to(address: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(recipient=address).order_by("pk"))


def link_in(mail: OutgoingMail, name: str = "confirm") -> str:
    """Return the path of the link of a mail."""
    return re.search(rf"https?://[^/]+(/\S*/{name}/\S+)", mail.body).group(1)


def without_email(group) -> GroupPage:
    """Return the group as one that reads no mail."""
    Membership.objects.filter(group=group).delete()
    GroupPage.objects.filter(pk=group.pk).update(email="")
    return GroupPage.objects.get(pk=group.pk)


@pytest.fixture
def place_mailbox(people, monkeypatch) -> PlaceMailbox:
    """The mailbox of places, whose keeper also keeps the other group."""
    mailbox = PlaceMailbox(keeper=people["other_owner"])
    monkeypatch.setitem(mailboxes._mailboxes, mailbox.page_type, mailbox)
    return mailbox


@pytest.fixture
def place(place_mailbox) -> ContentPage:
    return add_place()


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def asked(hub, people, visitor):
    """Send an enquiry; return the answer."""

    def send(place: str = "/en", **values):
        return visitor.post(f"{place}/enquiry/{hub.group.slug}/", typed(**values))

    return send


@pytest.fixture
def confirmed(asked, visitor):
    """Send an enquiry and use its link; return the link."""

    def send(**values) -> str:
        asked(**values)
        link = link_in(mails_to(values.get("email", SENDER))[-1])
        way = visitor.get(link).context["way"]
        assert visitor.post(link, {"way": way}).status_code == 200
        return link

    return send


@pytest.fixture
def desk(people):
    client = Client()
    client.force_login(people["desk"])
    index = reverse("enquiries_index")
    return SimpleNamespace(
        client=client,
        person=people["desk"],
        page=lambda: client.get(index).content.decode(),
        post=lambda name, *args, **data: client.post(reverse(name, args=args), data),
    )


def send_mail() -> None:
    call_command("send_pending_mail", verbosity=0)
