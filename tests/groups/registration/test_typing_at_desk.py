"""代理入力: the desk types for a group, backed by a scan or a call, and only while it does."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pypdf import PdfWriter

from groups.models import GroupPage, Membership
from hub.accounts.models import User
from hub.privacy.models import PrivateAccess
from hub.submissions.models import DeskEntry, Submission
from hub.submissions.portal import NEW
from hub.submissions.workflow import ReviewState, State
from tests.groups.portal import edit, send, step_url
from tests.groups.registration.conftest import FILLED, begin, fill_in

CALL = "11月22日、大和田さんに電話で。同意も読み上げて確認。"


@pytest.fixture
def desk(client, people) -> Client:
    client.force_login(people["desk"])
    return client


def entry_url(group, name: str = "groups_desk_entry") -> str:
    return reverse(name, args=[group.pk])


def pdf(pages: int = 1) -> bytes:
    writer, buffer = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    writer.write(buffer)
    return buffer.getvalue()


def jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200)).save(buffer, "JPEG")
    return buffer.getvalue()


def scan(content: bytes, name: str = "form.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def test_it_begins_in_the_admin_and_every_page_says_for_whom(desk, hub):
    page = step_url(hub.group, "activity")
    assert desk.get(page).status_code == 404
    assert (
        hub.group.title
        in desk.get(reverse("groups_desk_entries"), {"q": "かわべ"}).content.decode()
    )
    assert desk.post(entry_url(hub.group)).url == f"/mypage/{hub.group.pk}/"
    for address in ("", "check/", "preview/", "edit/contact/"):
        text = desk.get(f"/mypage/{hub.group.pk}/{address}").content.decode()
        assert "portal__acting" in text
    assert PrivateAccess.objects.filter(where="typing").count() == 1


def test_it_ends_when_it_is_said_or_after_a_working_day(desk, hub, people):
    page = step_url(hub.group, "activity")
    desk.post(entry_url(hub.group))
    desk.post(entry_url(hub.group, "groups_desk_entry_stop"))
    assert desk.get(page).status_code == 404
    desk.post(entry_url(hub.group))
    assert desk.get(page).status_code == 200
    DeskEntry.objects.update(started_at=timezone.now() - DeskEntry.LASTS - timedelta(minutes=1))
    assert desk.get(page).status_code == 404
    desk.post(entry_url(hub.group))
    people["desk"].groups.clear()
    assert desk.get(page).status_code == 404


@pytest.mark.parametrize("who", ["approver", "translator", "owner", "outsider", "anonymous"])
def test_nobody_else_types_for_a_group(hub, people, who):
    other = Client()
    if who in people:
        other.force_login(people[who])
    for address in (
        reverse("groups_desk_entries"),
        entry_url(hub.group),
        entry_url(hub.group, "groups_desk_entry_stop"),
    ):
        for answer in (other.get(address), other.post(address)):
            assert answer.status_code in (302, 403, 405)
    assert not DeskEntry.objects.exists()


def test_nothing_is_sent_without_what_it_rests_on(desk, hub):
    desk.post(entry_url(hub.group))
    edit(desk, hub.group, "activity", activity="毎月第4土曜に歩きます。")
    assert send(desk, hub.group).status_code == 422
    assert send(desk, hub.group, call_note="  ").status_code == 422
    assert ReviewState.of(hub.group).state == State.DRAFT
    assert send(desk, hub.group, call_note=CALL).status_code == 302
    sent = Submission.objects.get()
    assert (sent.typed_at_desk, sent.call_note) == (True, CALL)


@pytest.mark.parametrize(
    ("content", "ending"), [(pdf(), "pdf"), (jpeg(), "jpg")], ids=["pdf", "picture"]
)
def test_the_scan_is_for_the_desk_alone(desk, hub, people, content, ending):
    desk.post(entry_url(hub.group))
    edit(desk, hub.group, "activity", activity="毎月第4土曜に歩きます。")
    assert send(desk, hub.group, scan=scan(content)).status_code == 302
    sent = Submission.objects.get()
    assert sent.scan.name.endswith(f".{ending}")
    assert "form" not in sent.scan.name
    address = reverse("moderation_scan", args=[sent.pk])
    assert desk.get(address).content[:3] == content[:3]
    for who in ("owner", "translator", "approver"):
        other = Client()
        other.force_login(people[who])
        assert other.get(address).status_code in (302, 403)
        for path in (f"/media/{sent.scan.name}", f"/documents/{sent.pk}/form.pdf"):
            assert other.get(path).status_code == 404


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 but no more",
        b"MZ\x90",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"",
    ],
    ids=["broken", "program", "svg", "empty"],
)
def test_what_is_no_scan_is_refused(desk, hub, content):
    desk.post(entry_url(hub.group))
    edit(desk, hub.group, "activity", activity="毎月第4土曜に歩きます。")
    assert send(desk, hub.group, scan=scan(content)).status_code == 422
    assert not Submission.objects.exists()


def test_the_group_itself_is_not_asked_for_a_scan(member, hub):
    edit(member, hub.group, "activity", activity="毎月第4土曜に歩きます。")
    assert send(member, hub.group).status_code == 302
    assert not Submission.objects.get().typed_at_desk


def test_a_new_group_from_paper_then_handed_over(desk, people):
    answer = begin(desk)
    group = GroupPage.objects.get(pk=int(answer.url.split("/")[2]))
    assert not Membership.objects.filter(group=group).exists()
    fill_in(desk, group)
    assert set(FILLED)
    assert send(desk, group, scan=scan(pdf())).status_code == 302
    assert Submission.objects.get().kind == NEW
    made = desk.post(reverse("accounts_new"), {"group": group.pk, "language": "ja"})
    user = User.objects.get(memberships__group=group)
    assert made.url == reverse("accounts_letter", args=[user.pk])
    assert user.username in desk.get(made.url).content.decode()
