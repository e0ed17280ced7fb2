"""Approval publishes exactly what was reviewed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import WorkflowState

from editorial import services
from tests.editorial.conftest import Desk


def approve(task_state, user, **values) -> None:
    services.approve(task_state, user, **values)


def test_the_reviewed_revision_is_public_though_a_newer_draft_exists(steps, people):
    page = steps.new_page(people.writer, title="第一稿")
    task_state = steps.submit(page, people.writer)
    later = steps.change(page, people.colleague, title="まだ見せない")
    approve(task_state, people.approver)
    page = steps.fresh(page)
    assert page.live
    assert page.title == "第一稿"
    assert page.live_revision_id == task_state.revision_id
    assert page.latest_revision_id == later.pk
    assert page.has_unpublished_changes


def test_a_newer_draft_stays_a_draft_when_a_date_comes(steps, people, time_machine):
    page = steps.public_page(people.writer, title="前の題")
    steps.change(page, people.writer, title="審査した題")
    task_state = steps.submit(page, people.writer)
    approve(task_state, people.approver, go_live_at=timezone.now() + timedelta(hours=2))
    steps.change(page, people.colleague, title="あとの下書き")
    assert steps.fresh(page).title == "前の題"
    time_machine.move_to(timedelta(hours=3))
    call_command("publish_scheduled", verbosity=0)
    page = steps.fresh(page)
    assert page.title == "審査した題"
    assert page.live_revision_id == task_state.revision_id


def test_a_new_page_waits_for_its_date(steps, people, time_machine):
    page = steps.new_page(people.writer)
    approve(
        steps.submit(page, people.writer),
        people.approver,
        go_live_at=timezone.now() + timedelta(days=1),
    )
    assert not steps.fresh(page).live
    call_command("publish_scheduled", verbosity=0)
    assert not steps.fresh(page).live
    time_machine.move_to(timedelta(days=2))
    call_command("publish_scheduled", verbosity=0)
    assert steps.fresh(page).live


def test_the_authors_date_stands_unless_the_approver_says_otherwise(steps, people):
    wish = timezone.now().replace(microsecond=0) + timedelta(days=3)
    page = steps.new_page(people.writer, go_live_at=wish)
    task_state = steps.submit(page, people.writer)
    task_state.approve(user=people.approver)
    task_state.revision.refresh_from_db()
    assert task_state.revision.approved_go_live_at == wish


def test_the_approver_may_publish_at_once_what_the_author_dated(steps, people):
    page = steps.new_page(people.writer, go_live_at=timezone.now() + timedelta(days=3))
    approve(steps.submit(page, people.writer), people.approver, go_live_at=None)
    assert steps.fresh(page).live


def test_the_page_cannot_change_while_it_is_reviewed(steps, people, waiting):
    page = waiting.workflow_state.content_object.specific
    for user in (people.writer, people.colleague, people.approver, people.superuser):
        assert page.get_lock().for_user(user)


def test_a_page_sent_back_can_be_changed_and_sent_again(steps, people, waiting):
    services.send_back(waiting, people.approver, "日付が古いままです。")
    page = steps.fresh(waiting.workflow_state.content_object)
    state = page.current_workflow_state
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert page.get_lock() is None
    steps.change(page, people.writer, title="日付を直した")
    state.resume(people.writer)
    approve(state.current_task_state, people.approver)
    assert steps.fresh(page).title == "日付を直した"


def test_sending_back_needs_a_reason(people, waiting):
    with pytest.raises(ValueError, match="reason"):
        services.send_back(waiting, people.approver, "  ")


def test_a_second_decision_is_refused(people, waiting):
    approve(waiting, people.approver)
    with pytest.raises(PermissionDenied):
        services.send_back(waiting, people.second_approver, "遅かった")


def test_a_second_step_reviews_what_the_first_approved(steps: Desk, people):
    from django.contrib.auth.models import Group
    from wagtail.models import WorkflowTask

    from accounts.roles import APPROVERS
    from editorial.models import ReviewTask

    page = steps.new_page(people.writer, title="一段目で見た題")
    second = ReviewTask.objects.create(name="部長の承認")
    second.groups.add(Group.objects.get(name=APPROVERS))
    WorkflowTask.objects.create(workflow=page.get_workflow(), task=second, sort_order=1)
    first_state = steps.submit(page, people.writer)
    steps.change(page, people.colleague, title="あとから")
    approve(first_state, people.approver)
    assert not steps.fresh(page).live
    second_state = steps.fresh(page).current_workflow_task_state
    assert second_state.task_id == second.pk
    assert second_state.revision_id == first_state.revision_id
    approve(second_state, people.second_approver)
    assert steps.fresh(page).title == "一段目で見た題"
