"""A full disk: a clear answer, what was typed in it, and nothing half saved."""

import errno

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from hub.assets.models import HubImage
from hub.forms.models import Draft
from hub.pages.views.faults import INSUFFICIENT_STORAGE
from hub.submissions.workflow import ReviewState, State
from tests.groups.portal import edit, form_of, step_url
from tests.groups.test_uploads import picture
from tests.hub.assets.papers import pdf

pytestmark = pytest.mark.both_databases

TYPED = "毎月第3日曜に歩きます。" * 95  # more than a page of the database


class FullStorage(FileSystemStorage):
    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device", name)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("step", "file"),
    [
        ("photos", {"new_photo": SimpleUploadedFile("川.jpg", picture(), "image/jpeg")}),
        ("documents", {"rules_document": SimpleUploadedFile("規約.pdf", pdf())}),
    ],
)
def test_no_room_for_a_file(hub, member, settings, step, file):
    url = step_url(hub.group, step)
    data = form_of(member.get(url)) | {"new_alt": "川べりを歩く人たち"} | file
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": f"{__name__}.{FullStorage.__name__}"}
    }
    member.raise_request_exception = False
    answer = member.post(url, data)
    assert answer.status_code == INSUFFICIENT_STORAGE
    assert answer["Cache-Control"] == "no-store"
    assert "川べりを歩く人たち" in answer.content.decode()
    assert not HubImage.objects.exists()
    assert not Draft.objects.exists()


@pytest.mark.django_db
def test_no_password_is_shown(client, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("hub.accounts.forms.LoginForm.clean_login", full)
    client.raise_request_exception = False
    answer = client.post("/accounts/login/", {"login": "owner", "password": "matsu-to-ume"})
    assert answer.status_code == INSUFFICIENT_STORAGE
    assert "owner" in answer.content.decode()
    assert "matsu-to-ume" not in answer.content.decode()


@pytest.mark.django_db
def test_another_fault_is_not_called_a_full_disk(client, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("hub.accounts.forms.LoginForm.clean_login", broken)
    client.raise_request_exception = False
    assert client.post("/accounts/login/", {"login": "x", "password": "x"}).status_code == 500


@pytest.mark.sqlite  # which can be told that it is full
@pytest.mark.usefixtures("own_database")
def test_no_room_in_the_database(hub, people):
    """SQLite's own "database or disk is full", for saving a step and for sending."""
    member = Client(raise_request_exception=False)
    member.force_login(people["owner"])
    url = step_url(hub.group, "activity")
    data = form_of(member.get(url)) | {"activity": TYPED}
    with full_database():
        answer = member.post(url, data)
    assert answer.status_code == INSUFFICIENT_STORAGE
    assert TYPED in answer.content.decode()
    assert not Draft.objects.exists()
    assert member.post(url, data).status_code == 302

    edit(member, hub.group, "activity", activity=TYPED)
    check = reverse("portal:check", args=[hub.group.pk])
    looked_at = form_of(member.get(check)) | {"agreed": "1"}
    with full_database():
        assert member.post(check, looked_at).status_code == INSUFFICIENT_STORAGE
    assert ReviewState.of(hub.group).state == State.DRAFT
    assert Draft.objects.get().data == {"activity": TYPED}
    assert member.post(check, looked_at).status_code == 302
    assert ReviewState.of(hub.group).state == State.REVIEW


class full_database:
    """The database may not grow by a single page, and has none to spare."""

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")

    def __exit__(self, *args: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
