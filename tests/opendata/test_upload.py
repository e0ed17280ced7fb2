"""The desk reads a table in the admin: a look first, then all of it, then the file is gone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from groups.models import GroupPage
from hub.accounts.roles import DESK
from hub.privacy.models import PrivateAccess
from hub.submissions.models import Submission
from hub.submissions.versions import base_page
from opendata.importing import services
from opendata.models import KEEP, ImportFile
from tests.groups.portal import form_of
from tests.groups.town import PRIVATE
from tests.opendata.files import NEW, OLD, table
from tests.opendata.test_hostile_files import bomb
from tests.pages.addresses import read

pytestmark = pytest.mark.both_databases

UPLOAD = "/admin/group-tables/"
CHANGED = "毎月第3日曜に歩きます。"


@pytest.fixture
def desk(people) -> Client:
    client = Client()
    client.force_login(people["desk"])
    return client


def send(client: Client, content: bytes, name: str = "dantai.csv"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def test_a_look_first_then_all_of_it(hub, desk):
    answer = send(desk, table(NEW, OLD | {"活動内容": CHANGED}))
    page = desk.get(answer.url)
    html = page.content.decode()
    assert NEW["団体名"] in html
    assert OLD["活動内容"] in html
    assert CHANGED in html
    assert not Submission.objects.exists()

    done = desk.post(answer.url, form_of(page))
    assert done.url == reverse("moderation_queue")
    assert Submission.objects.count() == 2
    assert base_page(hub.group).activity == OLD["活動内容"]
    assert not ImportFile.objects.exists()
    assert desk.post(answer.url, form_of(page)).status_code == 404  # a second click


def test_a_file_with_errors_does_nothing(hub, desk):
    answer = send(desk, table(NEW, OLD | {"電話番号": "1"}))
    page = desk.get(answer.url)
    html = page.content.decode()
    assert "<td>3</td>" in html
    assert "<td>電話番号</td>" in html
    desk.post(answer.url, form_of(page))
    assert not Submission.objects.exists()
    assert ImportFile.objects.exists()


def test_what_changed_meanwhile_is_shown_again(hub, desk):
    answer = send(desk, table(OLD | {"活動内容": CHANGED}))
    form = form_of(desk.get(answer.url))
    hub.group.activity = "別の人が直しました。"
    hub.group.save_revision().publish()
    again = desk.post(answer.url, form)
    assert again.status_code == 200
    assert "別の人が直しました。" in again.content.decode()
    assert not Submission.objects.exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01", "備考\nx".encode(), bomb()])
def test_a_file_that_cannot_be_read_is_refused_kindly(hub, desk, content):
    answer = send(desk, content)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not ImportFile.objects.exists()


def test_a_form_without_a_file_is_no_fault_of_ours(hub, desk):
    assert desk.post(UPLOAD, {}).status_code == 422
    assert desk.post(UPLOAD, {"file": "text"}).status_code == 422


def test_a_file_is_its_owners_alone_and_deleted_on_request(hub, desk, person):
    answer = send(desk, table(NEW))
    colleague = Client()
    colleague.force_login(person("tanaka", DESK))
    assert colleague.get(answer.url).status_code == 404
    assert colleague.post(answer.url, {"discard": "1"}).status_code == 404
    desk.post(answer.url, {"discard": "1"})
    assert not ImportFile.objects.exists()


def test_a_file_that_nobody_comes_back_for_is_forgotten(hub, desk):
    send(desk, table(NEW))
    ImportFile.objects.update(created_at=timezone.now() - KEEP * 2)
    call_command("forget", verbosity=0)
    assert not ImportFile.objects.exists()


@pytest.mark.parametrize("name", ["owner", "approver", "translator", "outsider", None])
def test_nobody_else_gets_in(hub, desk, people, name):
    kept = send(desk, table(NEW)).url
    client = Client()
    if name:
        client.force_login(people[name])
    for address in (UPLOAD, kept, reverse("opendata_export")):
        assert client.get(address).status_code in (302, 403, 404), address
        assert client.post(address, {}).status_code in (302, 403, 404, 405), address
    assert ImportFile.objects.exists()


def test_more_than_a_browser_waits_for_is_left_to_the_command(hub, desk, monkeypatch):
    monkeypatch.setattr(services, "MAX_AT_ONCE", 0)
    answer = send(desk, table(NEW))
    form = form_of(desk.get(answer.url))
    assert desk.post(answer.url, form).status_code == 200
    assert not Submission.objects.exists()


def test_the_table_with_private_values_is_the_desks_and_on_record(hub, desk, people):
    response = desk.get(reverse("opendata_export"))
    text = read(response).decode()
    assert PRIVATE["phone"] in text
    assert "no-store" in response["Cache-Control"]
    record = PrivateAccess.objects.get()
    assert (record.person, record.kind, record.where) == (people["desk"], "exported", "table")
    assert record.object_count == GroupPage.objects.sources().count()
    assert PRIVATE["phone"] not in read(Client().get("/api/groups.csv")).decode()


def test_looking_at_private_values_is_on_record(hub, desk):
    answer = send(desk, table(OLD | {"電話番号": "029-000-0999"}))
    assert PRIVATE["phone"] in desk.get(answer.url).content.decode()
    record = PrivateAccess.objects.get()
    assert (record.kind, [row.content_object for row in record.accessed.all()]) == (
        "viewed",
        [hub.group],
    )
