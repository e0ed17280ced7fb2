"""Urgent corrections: public at once, looked at afterwards."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from groups.models import GroupPage, GroupSettings
from groups.portal import PORTAL
from hub.core.rules import Refused
from hub.forms.errors import Conflict
from hub.forms.models import Draft
from hub.moderation.services import decide
from hub.submissions import urgent
from hub.submissions.models import Submission
from hub.submissions.permissions import may, touches_only_urgent
from hub.submissions.portal import RESTORED, URGENT
from hub.submissions.workflow import Action, State
from tests.groups.portal import form_of

OLD = "毎月第2土曜に歩きます。"
TIMES = "今月はお休みです。"
Outcome = Submission.Outcome


@pytest.fixture
def corrected(change, people, hub):
    def publish(**values) -> Submission:
        draft = change("activity", **(values or {"when_active": TIMES}))
        return urgent.publish_at_once(hub.group, people["owner"], draft.version, "雨のため")

    return publish


def test_published_with_a_click_and_looked_at_afterwards(
    hub, member, change, public, mails, people, desk
):
    change("activity", when_active=TIMES)
    check = member.get(reverse("portal:check", args=[hub.group.pk]))
    offer = _("It is correct: publish it at once")
    assert offer in check.content.decode()
    url = reverse("portal:urgent", args=[hub.group.pk])
    data = {"version": Draft.objects.get().version, "note": "雨のため"}
    assert member.post(url, data).status_code == 302
    now = public()
    assert TIMES in now.text
    assert now.review_state.state == State.PUBLIC
    submission = Submission.objects.get()
    assert (submission.kind, submission.outcome) == (URGENT, Outcome.PUBLISHED)
    assert submission.revision_id == now.page.live_revision_id
    assert submission.changed == ["when_active"]
    told = mails()
    assert set(told) == {people["owner"].email, people["editor"].email, people["desk"].email}
    assert "雨のため" in told[people["desk"].email]
    assert member.post(url, data).status_code == 409  # a second click publishes nothing more
    assert Submission.objects.count() == 1

    queue = desk.get(reverse("moderation_queue"), {"show": "urgent"}).content.decode()
    assert hub.group.title in queue
    look = reverse("moderation_urgent", args=[submission.pk])
    assert "<ins>" in desk.get(look).content.decode()
    desk.post(look, {"seen": "1"})
    submission.refresh_from_db()
    assert (submission.outcome, submission.decided_by) == (Outcome.APPROVED, people["desk"])
    assert desk.get(look).status_code == 302


def test_taken_back_with_a_reason(hub, corrected, public, desk, people, mails):
    submission = corrected()
    mails()
    look = reverse("moderation_urgent", args=[submission.pk])
    assert desk.post(look, {"revert": "1"}).status_code == 200  # a reason is needed
    desk.post(look, {"revert": "1", "reason": "間違いのようです。"})
    now = public()
    assert TIMES not in now.text
    submission.refresh_from_db()
    assert submission.outcome == Outcome.REVERTED
    restored = Submission.objects.first()
    assert restored.kind == RESTORED
    assert restored.revision_id == now.page.live_revision_id
    told = mails()
    assert set(told) == {people["owner"].email, people["editor"].email}
    assert all("間違いのようです。" in body for body in told.values())


def test_taking_back_touches_nothing_that_changed_since(hub, corrected, sent, people, public):
    submission = corrected()
    later = sent(activity="毎月第3日曜に歩きます。")
    with pytest.raises(Refused):  # what waits is decided first: it was made from this version
        urgent.revert(submission, people["desk"], "理由")
    decide(later.task_state, people["desk"], Action.APPROVE)
    urgent.revert(submission, people["desk"], "理由")
    page = public().page
    assert (page.when_active, page.activity) == ("", "毎月第3日曜に歩きます。")


def test_what_was_made_private_is_not_made_public_by_taking_it_back(hub, change, people, public):
    GroupPage.objects.filter(pk=hub.group.pk).update(phone_public=True)
    page = GroupPage.objects.get(pk=hub.group.pk)
    page.save_revision().publish()
    draft = change("contact", phone="029-000-0999", phone_public=False)
    submission = urgent.publish_at_once(hub.group, people["owner"], draft.version)
    urgent.revert(submission, people["desk"], "理由")
    page = public().page
    assert page.phone == "029-000-0101"
    assert not page.phone_public


def test_it_is_offered_for_nothing_else(hub, member, change, people, public):
    check = reverse("portal:check", args=[hub.group.pk])
    offer = _("It is correct: publish it at once")
    change("activity", when_active=TIMES, activity="別の文です。")
    assert offer not in member.get(check).content.decode()
    answer = member.post(
        reverse("portal:urgent", args=[hub.group.pk]), {"version": Draft.objects.get().version}
    )
    assert answer.status_code == 409
    assert OLD in public().text
    assert form_of(member.get(check))  # sending it to the city is


def test_personal_data_in_a_text_is_looked_at_first(hub, member, change, people, public):
    draft = change("activity", when_active="029-000-0303 に電話してください。")
    offer = _("It is correct: publish it at once")
    assert offer not in member.get(reverse("portal:check", args=[hub.group.pk])).content.decode()
    with pytest.raises(Refused):
        urgent.publish_at_once(hub.group, people["owner"], draft.version)
    assert "029-000-0303" not in public().text


@pytest.mark.parametrize(
    "values",
    [
        {"how_to_join": "朝8時に橋の下へ。"},
        {"website": "https://evil.example/"},
        {"when_active": "化粧品がいまなら半額！ 毎月 evil.example へ"},
        {"when_active": "いいものあります"},
        {"when_active": "毎月第2土曜。" + "おとくな話があります。" * 6},
        {"address": "www.evil.example"},
    ],
)
def test_free_text_and_new_links_wait_for_the_desk(hub, member, change, people, public, values):
    before = public().text
    draft = change("activity", **values)
    offer = _("It is correct: publish it at once")
    assert offer not in member.get(reverse("portal:check", args=[hub.group.pk])).content.decode()
    with pytest.raises(Refused):
        urgent.publish_at_once(hub.group, people["owner"], draft.version)
    assert public().text == before


@pytest.mark.parametrize(
    "values",
    [
        {"when_active": "毎月第3土曜 8:00〜9:30"},
        {"when_active": "台風のため中止です"},
        {"days": ["sat"]},
        {"phone": "029-000-0999"},
        {"address": "水戸市千波町1-1"},
    ],
)
def test_facts_do_not_wait(hub, change, people, values):
    draft = change("activity", **values)
    urgent.publish_at_once(hub.group, people["owner"], draft.version)


def test_the_city_may_switch_it_off(hub, change, people, public):
    GroupSettings.objects.update_or_create(defaults={"urgent_at_once": False})
    draft = change("activity", when_active=TIMES)
    assert not may(people["owner"], Action.URGENT, hub.group)
    with pytest.raises(Refused):
        urgent.publish_at_once(hub.group, people["owner"], draft.version)


def test_another_version_than_was_looked_at_is_not_published(hub, change, people, public):
    draft = change("activity", when_active=TIMES)
    change("activity", when_active="だれも見ていない時間")
    with pytest.raises(Conflict):
        urgent.publish_at_once(hub.group, people["owner"], draft.version)
    assert "だれも見ていない時間" not in public().text


@pytest.mark.parametrize(
    ("data", "urgent"),
    [
        ({}, False),
        ({"phone": "1"}, True),
        ({"activity_status": "paused"}, True),
        ({"activity_status": "closed"}, False),
        ({"phone": "1", "title": "x"}, False),
        ({"representative": "x"}, False),
        (
            dict.fromkeys({*PORTAL.named(is_urgent=True)} - {"activity_status"}, "x")
            | {"when_active": "8時から"},
            True,
        ),
    ],
)
def test_what_is_urgent(data, urgent):
    assert touches_only_urgent(PORTAL, Draft(data=data)) is urgent
