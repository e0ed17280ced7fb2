"""A translation as a PO file, for programs that translators use: out, and in again."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from hub.languages.parts import parts_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.fixture
def wanted(steps, story) -> Translation:
    """The English translation of the story, asked for and still empty."""
    return steps.ask(story)


@pytest.fixture
def desk(client, people) -> Client:
    """The translator's browser."""
    client.force_login(people.translator)
    return client


def address(translation: Translation, view: str) -> str:
    return reverse(f"translations:{view}", args=[translation.pk])


def upload(po: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("page.po", po.encode())


def test_a_file_goes_out_and_comes_back(desk, wanted):
    po = polib.pofile(desk.get(address(wanted, "po_out")).text)
    for entry in po:
        entry.msgstr = f"{entry.msgid}."
    desk.post(address(wanted, "po_in"), {"file": upload(str(po))})
    assert not any(part.is_missing for part in parts_of(wanted))


def test_a_file_of_another_page_is_refused(desk, wanted, english):
    po = desk.get(address(english, "po_out")).text
    answer = desk.post(address(wanted, "po_in"), {"file": upload(po)}, follow=True)
    assert all(part.is_missing for part in parts_of(wanted))
    assert "messages" in answer.context


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"msgid \x00", b"hello", b"msgid", b'msgid "a'], ids=repr
)
def test_a_file_that_is_none_is_refused_in_words(desk, wanted, content):
    file = SimpleUploadedFile("x.po", content)
    answer = desk.post(address(wanted, "po_in"), {"file": file}, follow=True)
    assert answer.status_code == 200
    assert all(part.is_missing for part in parts_of(wanted))
