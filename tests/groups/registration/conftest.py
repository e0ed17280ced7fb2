import io
import re
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from groups.models import GroupPage
from hub.core.forms import opened_stamp
from hub.mail.models import OutgoingMail
from tests.groups.portal import edit, form_of

MAILBOX = "daihyo@atarashii.example.jp"


def ask(client: Client, email: str = MAILBOX, prefix: str = "", **typed):
    """Type an address as a person would, who needs a few seconds."""
    values = {"email": email, "opened": opened_stamp(9), "website": ""}
    return client.post(f"{prefix}/mypage/start/email/", values | typed)


def last_mail(email: str = MAILBOX) -> SimpleNamespace:
    """Return the last e-mail to `email`: its words, the path of its link, its six digits."""
    mail = OutgoingMail.objects.filter(recipient=email).last()
    link = re.search(rf"{re.escape(settings.BASE_URL)}(\S*/start/link/\S+)", mail.body)
    code = re.search(r"^(\d{6})$", mail.body, re.MULTILINE)
    return SimpleNamespace(
        subject=mail.subject,
        body=mail.body,
        language=mail.language,
        link=link and link[1],
        code=code and code[1],
    )


def signed_in_as(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def begin(client: Client, **typed):
    """Fill in the first form of a new group; return the answer."""
    values = {
        "title": "あたらしい会（例）",
        "name_kana": "あたらしいかい",
        "legal_form": "voluntary",
        "name": "森 一郎",
    }
    return client.post("/mypage/new/", form_of(client.get("/mypage/new/")) | values | typed)


@pytest.fixture
def newcomer(client, hub) -> Client:
    """Somebody who came in by the link of an e-mail and has no group yet."""
    ask(client)
    client.post(last_mail().link)
    assert signed_in_as(client)
    return client


FILLED = {
    "identity": {"summary": "あたらしい会です。", "legal_form": "voluntary"},
    "activity": {"purpose": "楽しく。", "activity": "毎週あつまります。"},
    "fields": {"activity_fields": "environment", "needs": "clean-and-green", "areas": "senba"},
    "contact": {"representative": "森 一郎", "phone": "029-000-0303", "shown": "phone_and_mail"},
}


def photo(colour: tuple[int, int, int] = (92, 140, 61)) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (600, 400), colour).save(file, "JPEG")
    file.seek(0)
    file.name = "photo.jpg"
    return file


def group_of(answer) -> GroupPage:
    return GroupPage.objects.get(pk=int(answer.url.split("/")[2]))


@pytest.fixture
def group(newcomer) -> GroupPage:
    return group_of(begin(newcomer))


def fill_in(client: Client, group: GroupPage) -> None:
    for slug, typed in FILLED.items():
        assert edit(client, group, slug, **typed).status_code == 302
