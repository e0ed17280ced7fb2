"""Approve, send back, reject; one person or two; and who typed for a group may approve it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, TaskState

from groups.models import GroupPage, GroupSettings
from groups.portal import PORTAL
from hub.core.rules import Refused
from hub.editorial.models import ReviewTaskState
from hub.forms.changes import contents_of
from hub.forms.errors import Unchanged
from hub.forms.models import Draft
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.permissions import may
from hub.submissions.sending import submit
from hub.submissions.workflow import Action, ReviewState, State

OLD = "毎月第2土曜に歩きます。"
NEW = "毎月第3日曜に歩きます。"
Outcome = Submission.Outcome


def review_url(submission) -> str:
    return reverse("moderation_review", args=[submission.task_state_id])


def test_a_rejection_ends_it_and_the_group_may_start_again(sent, desk, public, mails, people):
    submission = sent()
    mails()
    unexplained = desk.post(review_url(submission), {"action": "reject"})
    assert unexplained.status_code == 200
    assert public().review_state.state == State.REVIEW
    answer = {"action": "reject", "reasons": ["rules"], "words": "規約第3条をご覧ください。"}
    desk.post(review_url(submission), answer | {"internal_note": "前にも同じ申請あり"})
    submission.refresh_from_db()
    assert submission.outcome == Outcome.REJECTED
    assert submission.decided_by == people["desk"]
    assert "規約第3条" in submission.comment
    assert submission.internal_note == "前にも同じ申請あり"
    now = public()
    assert OLD in now.text
    assert now.review_state.state == State.DRAFT
    assert now.review_state.declined == submission
    assert now.page.latest_revision_id != submission.revision_id  # nor does the editor open it
    told = mails()
    assert set(told) == {people["owner"].email, people["editor"].email}
    assert all("規約第3条" in body and "前にも" not in body for body in told.values())
    again = submit(now.page, people["owner"], Draft.objects.get().version)
    assert again.review_state.state == State.REVIEW


def test_the_note_among_staff_stays_among_staff(sent, desk, member, hub, public, mails):
    submission = sent()
    mails()
    note = "電話で確認ずみ。要注意。"
    desk.post(review_url(submission), {"action": "approve", "internal_note": note})
    assert NEW in public().text
    assert not [body for body in mails().values() if note in body]
    assert note in desk.get(reverse("moderation_history", args=[hub.group.pk])).content.decode()
    for name in ("page", "history"):
        assert (
            note not in member.get(reverse(f"portal:{name}", args=[hub.group.pk])).content.decode()
        )


@pytest.mark.parametrize("way", ["withdrawn", "decided"])
def test_what_happened_meanwhile_is_said(way, sent, desk, people, hub, colleague):
    from hub.submissions.sending import withdraw

    submission = sent()
    url = review_url(submission)
    desk.get(url)
    if way == "withdrawn":
        withdraw(hub.group, people["owner"])
    else:
        decide(submission.task_state, colleague, Action.SEND_BACK, "見直してください。")
    late = desk.post(url, {"action": "approve"}, follow=True)
    assert _("This was decided or taken back meanwhile.") in late.content.decode()
    with pytest.raises(Refused):
        decide(submission.task_state, people["desk"], Action.APPROVE)
    submission.refresh_from_db()
    assert submission.outcome == (Outcome.WITHDRAWN if way == "withdrawn" else Outcome.SENT_BACK)


def test_what_was_rejected_unchanged_is_a_new_try_but_what_was_sent_back_is_none(
    sent, people, hub, public
):
    submission = sent()
    decide(submission.task_state, people["desk"], Action.SEND_BACK, "見直してください。")
    with pytest.raises(Unchanged):
        submit(hub.group, people["owner"], Draft.objects.get().version)
    assert public().review_state.state == State.RETURNED


class TestTwoPeople:
    def test_the_first_approval_publishes_nothing_the_second_exactly_that(
        self, sent, people, public, mails, two_people, desk, person, colleague
    ):
        submission = sent()
        mails()
        answer = desk.post(review_url(submission), {"action": "approve"}, follow=True)
        said = _("Approved. A second person must approve it before it is public.")
        assert said in answer.content.decode()
        assert OLD in public().text
        submission.refresh_from_db()
        assert submission.outcome == Outcome.WAITING
        told = mails()
        assert set(told) == {people["approver"].email, colleague.email}
        with pytest.raises(Refused):
            decide(submission.task_state, people["desk"], Action.APPROVE)
        decide(submission.task_state, people["approver"], Action.APPROVE)
        now = public()
        assert NEW in now.text
        assert now.page.live_revision_id == submission.revision_id
        submission.refresh_from_db()
        assert submission.decided_by == people["approver"]
        actions = PageLogEntry.objects.filter(page=now.page.pk).values_list("action", flat=True)
        assert {"hub.approved_first", "wagtail.workflow.approve"} <= set(actions)

    def test_an_approver_sees_only_what_waits_for_the_second(
        self, sent, people, client, two_people, hub
    ):
        submission = sent()
        client.force_login(people["approver"])
        queue = reverse("moderation_queue")
        assert hub.group.title not in client.get(queue).content.decode()
        assert client.get(review_url(submission)).status_code == 302
        decide(submission.task_state, people["desk"], Action.APPROVE)
        assert hub.group.title in client.get(queue).content.decode()
        assert client.get(review_url(submission)).status_code == 200
        client.post(review_url(submission), {"action": "send_back", "words": "短くしてください。"})
        assert ReviewState.of(hub.group).state == State.RETURNED

    def test_a_new_version_begins_anew(self, sent, people, public, two_people, colleague):
        submission = sent()
        decide(submission.task_state, people["desk"], Action.APPROVE)
        decide(submission.task_state, people["approver"], Action.SEND_BACK, "直してください。")
        again = sent(activity="毎月第4日曜に歩きます。")
        assert not public().review_state.waits_for_second
        decide(again.task_state, colleague, Action.APPROVE)
        assert OLD in public().text
        decide(again.task_state, people["desk"], Action.APPROVE)
        assert "毎月第4日曜" in public().text

    def test_switched_on_and_off_under_way(self, sent, people, public, hub):
        submission = sent()
        GroupSettings.objects.update_or_create(defaults={"second_approver": True})
        decide(submission.task_state, people["desk"], Action.APPROVE)
        assert OLD in public().text
        GroupSettings.objects.update(second_approver=False)
        assert not may(people["approver"], Action.APPROVE, hub.group)
        decide(submission.task_state, people["desk"], Action.APPROVE)
        assert NEW in public().text

    def test_no_way_leads_round_the_second(self, sent, people, public, two_people, client):
        submission = sent()
        review = ReviewTaskState.objects.get(pk=submission.task_state_id)
        review.approve(user=people["desk"])
        with pytest.raises(PermissionDenied):
            ReviewTaskState.objects.get(pk=review.pk).approve(user=people["desk"])
        with pytest.raises(PermissionDenied):
            TaskState.objects.get(pk=review.pk).approve(user=people["desk"])
        client.force_login(people["desk"])
        client.post(
            reverse("editorial:review", args=[review.pk]), {"approve": "1", "approve-when": "now"}
        )
        assert OLD in public().text
        assert public().review_state.state == State.REVIEW

    def test_not_by_the_deputy_of_the_first_either(
        self, sent, people, public, two_people, person, hub
    ):
        from datetime import timedelta

        from django.utils import timezone

        from hub.editorial.models import Deputy

        today = timezone.localdate()
        deputy = person("dairi", "広報")
        for principal in (people["desk"], people["approver"]):
            dates = {"starts_on": today, "ends_on": today + timedelta(days=1)}
            row = Deputy.objects.create(user=principal, deputy=deputy, **dates)
            if principal == people["desk"]:
                submission = sent()
                decide(submission.task_state, people["desk"], Action.APPROVE)
                assert not may(deputy, Action.APPROVE, hub.group)
                row.delete()
                del deputy.__dict__["_review_groups"]
        assert may(deputy, Action.APPROVE, hub.group)


class TestTypedAtTheDesk:
    RECORD = {"typed_at_desk": True, "call_note": "11月20日 川又さんから電話"}

    @pytest.fixture
    def typing(self, hub, people):
        from hub.submissions.models import DeskEntry

        DeskEntry.objects.create(user=people["desk"], page=hub.group)

    def test_who_typed_it_may_approve_it(self, typing, sent, people, public, hub):
        submission = sent(user=people["desk"], record=self.RECORD)
        assert may(people["desk"], Action.APPROVE, hub.group)
        decide(submission.task_state, people["desk"], Action.APPROVE)
        assert NEW in public().text

    @pytest.mark.parametrize(
        "record",
        [
            {},
            {"typed_at_desk": True},
            {"typed_at_desk": True, "call_note": "  "},
            {"call_note": "x"},
        ],
    )
    def test_not_without_a_scan_or_a_noted_call(self, record, typing, sent, people, hub):
        sent(user=people["desk"], record=record)
        assert not may(people["desk"], Action.APPROVE, hub.group)

    def test_nor_by_somebody_who_sent_something_of_their_own_in_the_same_review(
        self, typing, sent, people, colleague, hub
    ):
        first = sent(user=people["desk"])
        decide(first.task_state, colleague, Action.SEND_BACK, "直してください。")
        sent(user=people["desk"], record=self.RECORD, activity="電話で聞いた文")
        assert not may(people["desk"], Action.APPROVE, hub.group)
        assert may(colleague, Action.APPROVE, hub.group)

    def test_two_people_still_means_two(self, typing, sent, people, public, two_people):
        submission = sent(user=people["desk"], record=self.RECORD)
        decide(submission.task_state, people["desk"], Action.APPROVE)
        assert OLD in public().text

    def test_the_chief_finds_it_in_a_list_by_month(self, typing, sent, people, client, hub):
        sent(user=people["desk"], record=self.RECORD)
        client.force_login(people["approver"])
        url = reverse("moderation_queue")
        listed = client.get(url, {"show": "typed"}).content.decode()
        assert hub.group.title in listed
        assert "川又さんから電話" in listed
        assert (
            hub.group.title
            not in client.get(url, {"show": "typed", "month": "2020-01"}).content.decode()
        )
        for bad in ("2026-13", "x\x00", "-1", "9" * 50):
            assert client.get(url, {"show": "typed", "month": bad}).status_code == 200


def test_a_group_that_was_never_public_is_shown_whole(hub, sent, desk):
    """Its page holds what was sent already, as one that came in a table does."""
    GroupPage.objects.filter(pk=hub.group.pk).update(live=False, name_kana="カワベクラブ")
    submission = sent("activity", activity="毎月第3日曜に歩きます。")
    said = contents_of(PORTAL, submission.task_state.revision.as_object())
    assert {"title", "name_kana", "legal_form", "activity"} <= {change.name for change in said}
    page = desk.get(review_url(submission)).content.decode()
    assert "カワベクラブ" in page
    assert [change.label for change in said if change.label not in page] == []
