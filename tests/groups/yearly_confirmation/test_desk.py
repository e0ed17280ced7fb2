"""The desk's list: recorded in one click, taken back, reminded, taken out of the lists."""

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext
from pypdf import PdfReader
from wagtail.models import ModelLogEntry, PageLogEntry

from groups.models import ConfirmationRequest, GroupPage
from groups.private_places import Where
from groups.yearly_confirmation import services
from groups.yearly_confirmation.rounds import keep
from hub.core import pdf
from hub.core.rules import Refused
from hub.mail.models import OutgoingMail
from hub.privacy.models import PrivateAccess
from hub.submissions.models import Submission
from search.models import SearchEntry
from search.updates import follow
from tests.groups.town import PRIVATE
from tests.groups.yearly_confirmation.conftest import JUNE

How = ConfirmationRequest.How
LIST = "groups_confirmation"
POSTS = ("record_slip", "record_call", "take_back", "remind", "take_out", "put_back")


def url(name: str, group: GroupPage) -> str:
    return reverse(f"groups_{name}", args=[group.pk])


def listed_names(client, **query) -> str:
    return client.get(reverse(LIST), query).content.decode().partition("<tbody>")[2]


def test_a_form_that_came_back_is_one_click_and_can_be_taken_back(asked, desk, people):
    found = listed_names(desk, q=asked.number)
    assert asked.group.title in found
    assert url("record_slip", asked.group) in found
    desk.post(url("record_slip", asked.group))
    asked.refresh_from_db()
    assert (asked.how, asked.answered_by) == (How.SLIP, people["desk"])
    kept = Submission.objects.get()
    assert (kept.typed_at_desk, kept.outcome) == (True, "approved")
    assert url("take_back", asked.group) in listed_names(desk, show="answered")

    desk.post(url("take_back", asked.group))
    asked.refresh_from_db()
    assert (asked.answered_on, asked.how) == (None, "")
    group = GroupPage.objects.get(pk=asked.group.pk)
    assert (group.confirmed_on, group.confirmed_by) == (date(2026, 6, 2), "団体の代表者")
    kept.refresh_from_db()
    assert kept.outcome == Submission.Outcome.WITHDRAWN


@pytest.mark.parametrize("words", ["2027-{:05}", "２０２７－{:05}", "2027-{}", "かわべ", "カワベ"])
def test_found_by_number_name_and_kana(asked, desk, words):
    assert asked.group.title in listed_names(desk, q=words.format(asked.pk))


@pytest.mark.parametrize("words", ["2027-99999", "2027-999999999", "\x00%", "べつ" * 99])
def test_found_by_nothing_else(asked, desk, words):
    assert asked.group.title not in listed_names(desk, q=words)


def test_a_call_is_noted(asked, desk):
    address = url("record_call", asked.group)
    assert desk.post(address, {"note": ""}).status_code == 200
    asked.refresh_from_db()
    assert asked.answered_on is None
    desk.post(address, {"note": "代表の川又さんから電話、9時"})
    asked.refresh_from_db()
    assert asked.how == How.DESK
    assert Submission.objects.get().call_note == "代表の川又さんから電話、9時"


def test_what_the_group_answered_itself_is_not_taken_back(asked, people):
    services.confirm(asked, How.MAIL)
    with pytest.raises(Refused):
        services.take_back(asked.group, people["desk"])


def test_reminded_by_hand(asked, desk):
    OutgoingMail.objects.all().delete()
    desk.post(url("remind", asked.group))
    assert OutgoingMail.objects.count() == 2
    services.confirm(asked, How.MAIL)
    desk.post(url("remind", asked.group))
    assert OutgoingMail.objects.count() == 2


def test_out_of_the_lists_and_back(asked, desk, client):
    group = asked.group
    follow()
    assert SearchEntry.objects.filter(page=group).exists()
    reason = {"reason": "2年連絡がない"}
    desk.post(url("take_out", group), reason)
    follow()
    assert not GroupPage.objects.listed().filter(pk=group.pk).exists()
    assert not SearchEntry.objects.filter(page=group).exists()
    page = client.get(group.url).content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert gettext("This group is not in the lists at the moment") in page
    assert group.full_url not in client.get("/sitemap.xml").content.decode()
    assert group.title in listed_names(desk, show="out")
    entry = PageLogEntry.objects.get(action="groups.take_out")
    assert entry.data["reason"] == reason["reason"]
    assert not ModelLogEntry.objects.exists()
    assert keep(JUNE).reminded == 0  # it is told of another way

    desk.post(url("put_back", group))
    follow()
    assert GroupPage.objects.listed().filter(pk=group.pk).exists()
    assert SearchEntry.objects.filter(page=group).exists()
    assert "noindex" not in client.get(group.url).content.decode()
    subjects = OutgoingMail.objects.filter(recipient="owner@example.jp")
    assert subjects.count() == 3  # asked, taken out, put back


def test_a_version_does_not_bring_it_back(asked, people):
    services.take_out(asked.group, people["desk"], "連絡なし")
    GroupPage.objects.get(pk=asked.group.pk).live_revision.publish()
    assert GroupPage.objects.get(pk=asked.group.pk).taken_out


def test_filters(asked, desk):
    title = asked.group.title
    assert title in listed_names(desk)
    assert title not in listed_names(desk, show="paper")
    assert title not in listed_names(desk, show="overdue")
    keep(date(2027, 8, 30))
    assert title in listed_names(desk, show="overdue")
    asked.group.memberships.all().delete()
    GroupPage.objects.filter(pk=asked.group.pk).update(email="")
    assert title in listed_names(desk, show="paper")
    assert desk.get(reverse(LIST), {"show": "nonsense"}).status_code == 404


def test_looking_at_phone_numbers_is_on_record(asked, desk):
    assert PRIVATE["phone"] in listed_names(desk)
    assert PrivateAccess.objects.get().where == Where.CONFIRMATION


@pytest.mark.parametrize(
    "role", ["owner", "editor", "other_owner", "outsider", "approver", "translator", None]
)
def test_only_the_desk(asked, people, role):
    client = Client()
    if role:
        client.force_login(people[role])
    responses = [client.get(reverse(LIST)), client.post(reverse("groups_slips"))]
    data = {"note": "x", "reason": "x"}
    responses += [client.post(url(name, asked.group), data) for name in POSTS]
    assert {response.status_code for response in responses} <= {302, 403}
    assert all("/admin/group-confirmation" not in r.get("Location", "").partition("?")[0]
               for r in responses)  # fmt: skip
    asked.refresh_from_db()
    assert asked.answered_on is None
    assert not GroupPage.objects.get(pk=asked.group.pk).taken_out
    assert OutgoingMail.objects.filter(recipient="owner@example.jp").count() == 1


@pytest.mark.parametrize("name", POSTS)
def test_reading_an_address_changes_nothing(asked, desk, name):
    for method in (desk.get, desk.head):
        assert method(url(name, asked.group)).status_code in (200, 405)
    asked.refresh_from_db()
    assert asked.answered_on is None
    assert not GroupPage.objects.get(pk=asked.group.pk).taken_out


# Forms on paper


def squeezed(page) -> str:
    return "".join(page.extract_text().split())


def test_forms_are_a_sheet_each_with_what_is_held(asked, desk, people):
    if not pdf.is_available():
        pytest.skip("no Pango here")
    GroupPage.objects.filter(slug="betsu").update(registered_on=date(2010, 1, 1))
    groups = GroupPage.objects.all()
    answer = desk.post(
        reverse("groups_slips"), {"which": "chosen", "group": [group.pk for group in groups]}
    )
    assert answer["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(answer.content))
    texts = [squeezed(page) for page in reader.pages]
    assert len(texts) == len(groups)
    whole = "".join(texts)
    for group in groups:
        assert whole.count(group.title) == 1
        assert group.asked_now.number in whole
    for private in PRIVATE.values():
        assert private.replace(" ", "") in whole
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "ja"
    noted = PrivateAccess.objects.get()
    assert (noted.where, noted.kind) == (Where.SLIPS, PrivateAccess.Kind.PRINTED)
    assert {row.content_object for row in noted.accessed.all()} == set(groups)
    asked.refresh_from_db()
    assert asked.slip_printed_on


def test_a_full_page_fits_on_its_sheet(asked, desk):
    if not pdf.is_available():
        pytest.skip("no Pango here")
    GroupPage.objects.filter(pk=asked.group.pk).update(purpose="目" * 200, activity="活" * 400)
    answer = desk.post(reverse("groups_slips"), {"which": "chosen", "group": asked.group.pk})
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1


def test_without_pango_the_same_is_a_page_to_print(asked, desk, monkeypatch):
    def missing():
        raise pdf.Unavailable

    monkeypatch.setattr(pdf, "_weasyprint", missing)
    answer = desk.post(reverse("groups_slips"), {"which": "chosen", "group": asked.group.pk})
    text = answer.content.decode()
    assert text.count(f"<h1>{asked.group.title}</h1>") == 1
    assert asked.number in text
    assert "data:image/svg+xml" in text


@pytest.mark.parametrize("keys", [[], ["x"], ["\x00"], ["9" * 30], ["-1"]])
def test_nothing_ticked_is_said(asked, desk, keys):
    answer = desk.post(reverse("groups_slips"), {"which": "chosen", "group": keys})
    assert answer.url == reverse(LIST)
    asked.refresh_from_db()
    assert asked.slip_printed_on is None
