"""The desk's lists: in order, honest about time, few queries; small changes approved together."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from groups.choices import RequestKind
from groups.models import GroupPage, Membership
from groups.portal import PORTAL
from hub.moderation.bulk import is_harmless
from hub.moderation.models import LinkCheck
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.portal import CHANGE, NEW
from hub.submissions.sending import withdraw
from hub.submissions.workflow import Action, ReviewState, State

QUEUE = "moderation_queue"


@pytest.fixture
def more_groups(hub, people):
    """Make public groups that the owner keeps too."""

    def make(count: int) -> list[GroupPage]:
        made = []
        for number in range(count):
            group = GroupPage(
                title=f"第{number}の会",
                slug=f"kai-{number}",
                name_kana="カイ",
                summary="会です。",
                legal_form="voluntary",
                purpose="目的",
                activity="活動",
                representative="代表",
                locale=hub.directory.locale,
            )

            values = {"activity_fields": ["environment"], "needs": ["clean-and-green"]}
            PORTAL.write(group, values | {"areas": ["senba"]})
            type(hub.directory).objects.get(pk=hub.directory.pk).add_child(instance=group)
            group.save_revision().publish()
            Membership.objects.create(user=people["owner"], group=group)
            made.append(GroupPage.objects.get(pk=group.pk))
        return made

    return make


def wait_since(submission, days: int) -> None:
    moment = timezone.now() - timedelta(days=days)
    TaskState.objects.filter(pk=submission.task_state_id).update(started_at=moment)
    Submission.objects.filter(pk=submission.pk).update(sent_at=moment)


def test_the_oldest_first_with_days_remarks_and_who(hub, sent, desk, people, more_groups):
    newer, older = more_groups(2)
    sent(group=newer, when_active="土曜")
    wait_since(sent(group=older, activity="電話は 029-000-0303 です。"), 14)
    text = desk.get(reverse(QUEUE)).content.decode()
    assert text.index(older.title) < text.index(newer.title)
    assert text.count("desk__overdue") == 1
    assert people["owner"].get_full_name() in text
    assert text.count('name="task"') == 1  # the small change alone may be ticked


def test_filtered_by_kind(hub, sent, desk, more_groups):
    (other,) = more_groups(1)
    sent(group=other, record={"kind": RequestKind.CLOSING})
    sent()
    for kind, shown in (("closing", {other}), ("change", {hub.group}), ("staff", set())):
        text = desk.get(reverse(QUEUE), {"kind": kind}).content.decode()
        assert {group for group in (hub.group, other) if group.title in text} == shown
    for bad in ("x", "\x00", "closing'--"):
        assert desk.get(reverse(QUEUE), {"kind": bad, "p": bad}).status_code == 200


def test_as_few_queries_for_many_as_for_one(hub, sent, desk, more_groups):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(reverse(QUEUE)).status_code == 200
        return len(captured)

    groups = more_groups(4)
    sent(group=groups[0], website="https://www.example.jp/", step="contact")
    queries()  # content types are read once a process
    one = queries()
    for group in groups[1:]:
        sent(group=group, step="contact", website="https://www.example.jp/")
    assert queries() == one
    assert one < 40


@pytest.mark.parametrize("show", ["waiting", "returned", "urgent", "typed", "decided", "x"])
def test_each_list_opens(show, sent, desk, people):
    decide(sent().task_state, people["desk"], Action.SEND_BACK, "直してください。")
    text = desk.get(reverse(QUEUE), {"show": show}).content.decode()
    assert ("直してください。" in text) is (show == "returned")


class TestHarmless:
    @pytest.mark.parametrize(
        ("kind", "names", "remarks", "harmless"),
        [
            (CHANGE, ["fee"], [], True),
            (CHANGE, sorted(PORTAL.named(is_harmless=True)), [], True),
            (CHANGE, [], [], False),
            (CHANGE, ["fee"], [{"code": "phone", "field": "fee"}], False),
            (CHANGE, ["fee", "activity"], [], False),
            (CHANGE, ["photos"], [], False),
            (CHANGE, ["phone_public"], [], False),
            (CHANGE, ["website"], [], False),
            (NEW, ["fee"], [], False),
            (RequestKind.CLOSING, ["fee"], [], False),
        ],
    )
    def test_the_rule(self, kind, names, remarks, harmless):
        assert is_harmless(PORTAL, kind, names, remarks) is harmless

    @pytest.mark.parametrize(
        ("checked", "problem", "harmless"),
        [(True, "", True), (False, "", False), (True, "missing", False)],
    )
    def test_links_must_have_answered(self, checked, problem, harmless):
        link = LinkCheck(checked_at=timezone.now() if checked else None, problem=problem)
        assert is_harmless(PORTAL, CHANGE, ["fee"], [], [link]) is harmless

    def test_approved_together_each_by_itself(self, hub, sent, desk, people, more_groups, client):
        small, gone, large = more_groups(3)
        tasks = [
            sent(group=small, when_active="土曜").task_state_id,
            sent(group=gone, when_active="日曜").task_state_id,
            sent(group=large, activity="よく読むべき文").task_state_id,
        ]
        url = reverse("moderation_together")
        page = desk.get(url, {"task": tasks}).content.decode()
        assert "<ins>土曜</ins>" in page
        assert f'value="{tasks[0]}"' in page
        assert f'value="{tasks[2]}"' not in page

        withdraw(gone, people["owner"])
        done = desk.post(url, {"task": [*tasks, "x", "-1", "9" * 30]}).content.decode()
        assert small.title in done
        assert gone.title not in done  # nothing of it waits
        assert _("This must be looked at by itself.") in done
        assert GroupPage.objects.get(pk=small.pk).when_active == "土曜"
        assert ReviewState.of(large).state == State.REVIEW
        assert ReviewState.of(gone).state == State.DRAFT
        assert desk.post(url, {"task": tasks[0]}).status_code == 302

    def test_what_the_page_would_change_now_counts(self, hub, sent, desk, people):
        """The public page moved on meanwhile: approving would take the other change back."""
        task = sent(when_active="土曜").task_state_id
        page = GroupPage.objects.get(pk=hub.group.pk)
        page.purpose = "市が直した目的"
        page.save_revision().publish()
        assert 'name="task"' not in desk.get(reverse(QUEUE)).content.decode()
        desk.post(reverse("moderation_together"), {"task": task})
        assert GroupPage.objects.get(pk=hub.group.pk).purpose == "市が直した目的"

    def test_never_ones_own(self, hub, sent, desk, people):
        Membership.objects.create(user=people["desk"], group=hub.group)
        task = sent(user=people["desk"], when_active="土曜").task_state_id
        assert 'name="task"' not in desk.get(reverse(QUEUE)).content.decode()
        desk.post(reverse("moderation_together"), {"task": task})
        assert ReviewState.of(hub.group).state == State.REVIEW
