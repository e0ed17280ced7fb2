"""規約, 事業報告, 予算書 in the portal, who may open them, and files that wait for their owner."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, TaskState

from groups.models import GroupPage
from hub.assets.models import HubDocument, HubImage
from hub.forms import uploads
from hub.forms.models import KEEP_UPLOADS, Draft, TemporaryUpload
from hub.submissions.files import LEAVE_ALONE
from tests.groups.portal import edit, form_of, send, step_url
from tests.groups.test_uploads import picture
from tests.groups.town import PASSWORD
from tests.hub.assets.papers import office, pdf

# Wagtail leaves its spooled copy of a rendition to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def paper(content: bytes = b"", name: str = "規約.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or pdf())


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("川.jpg", picture(), "image/jpeg")


def status(client: Client, document: HubDocument) -> int:
    response = client.get(document.url)
    if response.streaming:
        response.getvalue()
    return response.status_code


def decide(people, action: str) -> None:
    desk = Client()
    desk.force_login(people["desk"])
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    url = reverse("moderation_review", args=[task.pk])
    page = desk.get(url)
    assert HubDocument.objects.get().url in page.content.decode()
    assert desk.post(url, form_of(page) | {"action": action}).status_code == 302


def test_from_the_form_to_the_public_page(hub, member, people):
    assert edit(member, hub.group, "documents", rules_document=paper()).status_code == 302
    document = HubDocument.objects.get()
    assert document.uploaded_by_user == people["owner"]
    assert Draft.objects.get().data == {"rules_document": document.pk}
    assert document.url in member.get(step_url(hub.group, "documents")).content.decode()
    assert send(member, hub.group).status_code == 302
    assert document.url not in Client().get(hub.group.url).content.decode()
    assert status(Client(), document) == 404
    decide(people, "approve")
    assert GroupPage.objects.get(pk=hub.group.pk).rules_document == document
    assert document.url in Client().get(hub.group.url).content.decode()
    assert status(Client(), document) == 200


def test_replaced_and_taken_away(hub, member):
    edit(member, hub.group, "documents", rules_document=paper(), budget_document=paper())
    edit(member, hub.group, "documents", rules_document=paper(office(), "新規約.docx"))
    edit(member, hub.group, "documents", remove_budget_document="on")
    data = Draft.objects.get().data
    assert HubDocument.objects.get(pk=data["rules_document"]).filename.endswith(".docx")
    assert not data.get("budget_document")


def test_what_is_no_paper_is_asked_for_again(hub, member):
    answer = edit(member, hub.group, "documents", rules_document=paper(b"<html>"))
    assert answer.status_code == 422
    assert not HubDocument.objects.exists()
    assert not Draft.objects.exists()


def test_nobody_takes_a_document_that_is_not_theirs(hub, member):
    secret = HubDocument.objects.create(title="内部", file=paper())
    url = step_url(hub.group, "documents")
    member.post(url, form_of(member.get(url)) | {"rules_document": str(secret.pk)})
    assert not Draft.objects.filter(data__has_key="rules_document").exists()
    assert status(member, secret) == 404


EVERYBODY = ("anonymous", "outsider", "other_owner", "owner", "editor", "desk", "approver")
INSIDERS = {"owner", "editor", "desk", "approver"}


def who_opens(document: HubDocument, people) -> set[str]:
    found = set()
    for role in EVERYBODY:
        client = Client()
        if role in people:
            client.force_login(people[role])
        answer = status(client, document)
        assert answer in (200, 404), role
        if answer == 200:
            found.add(role)
    return found


def test_who_opens_the_file_of_a_draft_a_page_and_an_unpublished_page(hub, member, people):
    edit(member, hub.group, "documents", rules_document=paper())
    document = HubDocument.objects.get()
    assert who_opens(document, people) == INSIDERS
    private = member.get(document.url)
    assert private["Cache-Control"] == "private, no-store"
    assert private["Content-Disposition"].startswith("attachment")
    send(member, hub.group)
    assert who_opens(document, people) == INSIDERS
    decide(people, "approve")
    assert who_opens(document, people) == set(EVERYBODY)
    group = GroupPage.objects.get(pk=hub.group.pk)
    restriction = PageViewRestriction.objects.create(page=group, restriction_type="login")
    assert who_opens(document, people) == INSIDERS
    restriction.delete()
    assert who_opens(document, people) == set(EVERYBODY)
    group.unpublish()
    assert who_opens(document, people) == INSIDERS


def test_a_document_dropped_from_a_draft_goes(hub, member):
    edit(member, hub.group, "documents", rules_document=paper())
    edit(member, hub.group, "documents", remove_rules_document="on")
    HubDocument.objects.update(created_at=timezone.now() - LEAVE_ALONE * 2)
    call_command("forget", only=["submissions.unused_documents"], verbosity=0)
    assert not HubDocument.objects.exists()


# Files that wait


def sign_in_again(client: Client, asked) -> None:
    answer = client.post(asked.url, {"login": "owner", "password": PASSWORD})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("step", "field", "file", "kept_name"),
    [
        ("photos", "new_photo", photo, "川.jpg"),
        ("documents", "rules_document", paper, "規約.pdf"),
    ],
)
def test_an_ended_session_keeps_the_chosen_file(hub, member, step, field, file, kept_name):
    url = step_url(hub.group, step)
    data = form_of(member.get(url))
    member.session.flush()  # it ended on our side; the browser still brings its cookie
    asked = member.post(url, data | {field: file(), "new_alt": "川べり"})
    assert asked.url.startswith(reverse("account_login"))
    sign_in_again(member, asked)
    page = member.get(url)
    assert kept_name in page.content.decode()
    assert member.post(url, form_of(page)).status_code == 302
    assert len(HubImage.objects.all()) + len(HubDocument.objects.all()) == 1
    assert Draft.objects.get().data
    assert not TemporaryUpload.objects.exists()
    assert kept_name not in member.get(url).content.decode() or step == "documents"


def test_a_mistake_beside_it_does_not_lose_the_file(hub, member):
    answer = edit(
        member,
        hub.group,
        "documents",
        rules_document=paper(),
        budget_document=paper(b"<html>", "予算.pdf"),
    )
    assert answer.status_code == 422
    assert "規約.pdf" in answer.content.decode()
    url = step_url(hub.group, "documents")
    assert member.post(url, form_of(answer)).status_code == 302
    assert set(Draft.objects.get().data) == {"rules_document"}


def test_a_file_chosen_anew_takes_its_place(hub, member):
    edit(member, hub.group, "documents", rules_document=paper(), budget_document=paper(b"x"))
    edit(member, hub.group, "documents", rules_document=paper(office(), "新規約.docx"))
    assert HubDocument.objects.get().title == "新規約.docx"
    assert not TemporaryUpload.objects.exists()


def test_what_is_kept_is_nobody_elses_and_has_no_address(hub, member, people):
    edit(member, hub.group, "documents", rules_document=paper(), budget_document=paper(b"x"))
    upload = TemporaryUpload.objects.get()
    other = Client()
    other.force_login(people["editor"])
    assert "規約.pdf" not in other.get(step_url(hub.group, "documents")).content.decode()
    for client in (member, other, Client()):
        assert client.get(f"/media/{upload.file.name}").status_code == 404


def test_it_is_forgotten_after_an_hour(hub, member):
    edit(member, hub.group, "documents", rules_document=paper(), budget_document=paper(b"x"))
    file = TemporaryUpload.objects.get().file
    assert file.storage.exists(file.name)
    TemporaryUpload.objects.update(created_at=timezone.now() - KEEP_UPLOADS - timedelta(seconds=1))
    assert "規約.pdf" not in member.get(step_url(hub.group, "documents")).content.decode()
    call_command("forget_often", verbosity=0)
    assert not TemporaryUpload.objects.exists()
    assert not file.storage.exists(file.name)


@pytest.mark.parametrize("bound", ["LARGEST", "MAX_TOTAL"])
def test_it_is_bounded(hub, member, monkeypatch, bound):
    monkeypatch.setattr(uploads, bound, 10)
    edit(member, hub.group, "documents", rules_document=paper(), budget_document=paper(b"x"))
    assert not TemporaryUpload.objects.exists()


def test_strangers_fill_no_disk(hub):
    stranger = Client()
    url = step_url(hub.group, "documents")
    stranger.post(url, {"rules_document": paper()})
    assert not TemporaryUpload.objects.exists()
    stranger.cookies["sessionid"] = "x" * 32
    for _time in range(25):
        stranger.post(url, {"rules_document": paper()})
    assert TemporaryUpload.objects.count() <= 20


def test_strangers_leave_room_for_members(hub, member, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_FOR_STRANGERS", 2000)
    stranger = Client()
    stranger.cookies["sessionid"] = "x" * 32
    url = step_url(hub.group, "documents")
    for _time in range(10):
        stranger.post(url, {"rules_document": paper()})
    assert 0 < TemporaryUpload.objects.total_size() <= 2000
    edit(member, hub.group, "documents", rules_document=paper(), budget_document=paper(b"x"))
    assert TemporaryUpload.objects.filter(is_from_member=True).count() == 1
