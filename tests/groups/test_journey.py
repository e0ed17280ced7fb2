"""A group changes its page: nothing is public before the desk has approved exactly that."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision, TaskState

from groups.models import GroupPage
from groups.portal import PORTAL
from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from hub.submissions.workflow import ReviewState, State
from tests.groups.portal import edit, form_of, send, step_url
from tests.groups.town import PASSWORD, PRIVATE

pytestmark = pytest.mark.both_databases

OLD = "毎月第2土曜に歩きます。"
NEW = "毎月第3日曜に歩きます。"


def state(group) -> State:
    return ReviewState.of(group).state


def waiting_task() -> TaskState:
    return TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)


@pytest.fixture
def visitor():
    return Client()


def public_text(visitor, group) -> str:
    response = visitor.get(group.url)
    assert response.status_code == 200
    return response.content.decode()


def decide(desk, action: str, **data):
    url = reverse("moderation_review", args=[waiting_task().pk])
    return desk.post(url, {"action": action, **data})


def test_from_typing_to_the_public_page(hub, member, desk, visitor):
    group = hub.group
    answer = edit(member, group, "activity", activity=NEW)
    assert answer.url == step_url(group, "fields")
    assert edit(member, group, "contact", phone="０２９ー０００ー０２０２").status_code == 302
    assert Draft.objects.of(PORTAL, group).get().data == {
        "activity": NEW,
        "phone": "029-000-0202",
    }
    preview = member.get(reverse("portal:preview", args=[group.pk]))
    assert NEW in preview.content.decode()
    assert "029-000-0202" not in preview.content.decode()
    assert "no-store" in preview["Cache-Control"]

    received = send(member, group)
    assert received.url == reverse("portal:page", args=[group.pk])
    assert state(group) == State.REVIEW
    assert OLD in public_text(visitor, group)
    assert NEW not in public_text(visitor, group)

    queue = desk.get(reverse("moderation_queue")).content.decode()
    assert "かわべクラブ" in queue
    review = desk.get(reverse("moderation_review", args=[waiting_task().pk])).content.decode()
    assert "<del>2土曜</del>" in review
    assert "<ins>3日曜</ins>" in review
    unmarked = re.sub("</?(del|ins)>", "", review)
    assert OLD in unmarked
    assert NEW in unmarked
    assert PRIVATE["phone"] in unmarked
    assert "029-000-0202" in unmarked
    unexplained = decide(desk, "send_back")
    assert unexplained.status_code == 200
    assert state(group) == State.REVIEW
    decide(desk, "send_back", reasons=["facts"], words="集合場所も書いてください。")
    assert state(group) == State.RETURNED
    assert OLD in public_text(visitor, group)

    for name in ("home", "page"):
        args = [] if name == "home" else [group.pk]
        page = member.get(reverse(f"portal:{name}", args=args)).content.decode()
        assert "集合場所も書いてください。" in page
    assert "集合場所も書いてください。" in member.get(step_url(group, "activity")).content.decode()

    assert send(member, group).status_code == 409  # as it was: nothing new for the city
    assert state(group) == State.RETURNED
    edit(member, group, "activity", activity=NEW + "集合は橋の下。")
    assert send(member, group).status_code == 302
    assert state(group) == State.REVIEW

    decide(desk, "approve")
    assert state(group) == State.PUBLIC
    assert not Draft.objects.exists()
    text = public_text(visitor, group)
    assert NEW + "集合は橋の下。" in text
    group = GroupPage.objects.get(pk=group.pk)
    assert group.phone == "029-000-0202"
    assert group.live_revision_id == group.latest_revision_id


def test_everybody_concerned_is_told(hub, member, desk, people):
    edit(member, hub.group, "activity", activity=NEW)
    send(member, hub.group)
    members = {people["owner"].email, people["editor"].email}
    told = dict(OutgoingMail.objects.values_list("recipient", "subject"))
    assert told.keys() == {people["desk"].email, *members}
    assert all(told[address].startswith("受け付けました") for address in members)
    OutgoingMail.objects.all().delete()
    decide(desk, "send_back", words="日付を見直してください。")
    told = OutgoingMail.objects.all()
    assert {mail.recipient for mail in told} == {people["owner"].email, people["editor"].email}
    assert all("日付を見直してください。" in mail.body for mail in told)
    edit(member, hub.group, "activity", activity=NEW + "。")
    send(member, hub.group)
    OutgoingMail.objects.all().delete()
    decide(desk, "approve")
    told = OutgoingMail.objects.all()
    assert {mail.recipient for mail in told} == {people["owner"].email, people["editor"].email}
    assert all(hub.group.full_url in mail.body for mail in told)


def test_twice_clicked_is_once_sent(hub, member):
    edit(member, hub.group, "activity", activity=NEW)
    url = reverse("portal:check", args=[hub.group.pk])
    data = form_of(member.get(url)) | {"agreed": "1"}
    revisions = Revision.objects.count()
    assert member.post(url, data).status_code == 302
    assert member.post(url, data).status_code == 302
    assert Revision.objects.count() == revisions + 1
    assert TaskState.objects.count() == 1


def test_nothing_changed_is_nothing_sent(hub, member):
    for slug in ("identity", "activity", "fields", "when", "contact", "joining", "access"):
        assert edit(member, hub.group, slug).status_code == 302
    assert state(hub.group) == State.PUBLIC
    edit(member, hub.group, "activity", activity=NEW)
    edit(member, hub.group, "activity", activity=OLD)
    assert state(hub.group) == State.PUBLIC
    assert TaskState.objects.count() == 0


def test_taken_back_and_changed_again(hub, member):
    edit(member, hub.group, "activity", activity=NEW)
    send(member, hub.group)
    refused = member.get(step_url(hub.group, "activity"))
    assert refused.url == reverse("portal:page", args=[hub.group.pk])
    member.post(reverse("portal:withdraw", args=[hub.group.pk]))
    assert state(hub.group) == State.DRAFT
    assert NEW in member.get(step_url(hub.group, "activity")).content.decode()
    assert send(member, hub.group).status_code == 302
    assert state(hub.group) == State.REVIEW


def test_thrown_away(hub, member, desk):
    edit(member, hub.group, "activity", activity=NEW)
    send(member, hub.group)
    decide(desk, "send_back", words="見直してください。")
    member.post(reverse("portal:discard", args=[hub.group.pk]))
    assert state(hub.group) == State.PUBLIC
    group = GroupPage.objects.get(pk=hub.group.pk)
    assert group.get_latest_revision_as_object().activity == OLD
    assert not group.has_unpublished_changes


def test_rows_keep_the_ids_of_their_translations(hub, member, desk):
    before = hub.group.support.get_prep_value()[0]["id"]
    changed = {"support-0-text": "火ばさみを40本貸します。", "support-1-text": "人手がほしい。"}
    chosen = {"support-1-direction": "wanted", "support-1-kind": "people"}
    edit(member, hub.group, "joining", **changed, **chosen)
    send(member, hub.group)
    decide(desk, "approve")
    rows = GroupPage.objects.get(pk=hub.group.pk).support.get_prep_value()
    assert [row["value"]["text"] for row in rows] == list(changed.values())
    assert rows[0]["id"] == before


def test_what_the_portal_does_not_edit_stays(hub, member, desk):
    GroupPage.objects.filter(pk=hub.group.pk).update(confirmed_by="団体の代表者")
    edit(member, hub.group, "activity", activity=NEW)
    send(member, hub.group)
    decide(desk, "approve")
    group = GroupPage.objects.get(pk=hub.group.pk)
    assert (group.slug, group.confirmed_by) == ("kawabe-club", "団体の代表者")


def test_an_error_keeps_what_was_typed(hub, member):
    answer = edit(member, hub.group, "contact", phone="12", contact_person="新しい人")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="12"' in text
    assert "新しい人" in text
    assert not Draft.objects.exists()


def test_an_ended_session_keeps_what_was_typed(hub, member, client, people):
    url = step_url(hub.group, "activity")
    data = form_of(member.get(url)) | {"activity": NEW}
    member.logout()
    asked = member.post(url, data)
    assert asked.url.startswith(reverse("account_login"))
    signed = member.post(asked.url, {"login": "owner", "password": PASSWORD})
    assert signed.url == url
    assert NEW in member.get(url).content.decode()
    assert NEW not in member.get(url).content.decode()  # once: not for the next person


def test_a_group_that_was_never_public_becomes_so(hub, people, desk, visitor):
    group = GroupPage.objects.get(slug="betsu")
    group.live = False
    group.has_unpublished_changes = True
    group.save()
    group.save_revision()
    assert state(group) == State.HIDDEN
    client = Client()
    client.force_login(people["other_owner"])
    edit(client, group, "identity", summary="べつの会です。", legal_form="voluntary")
    filled = {
        "activity_fields": "environment",
        "needs": "clean-and-green",
        "areas": "senba",
    }
    edit(client, group, "fields", **filled)
    edit(client, group, "activity", activity=NEW)
    assert send(client, group).status_code == 409  # the representative is missing
    edit(client, group, "contact", representative="山田")
    assert send(client, group).status_code == 302
    assert visitor.get(group.url).status_code == 404
    decide(desk, "approve")
    assert NEW in public_text(visitor, GroupPage.objects.get(pk=group.pk))
