"""Who may decide: never an author, always an approver or a deputy of one within the period."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState

from hub.accounts.roles import APPROVERS
from hub.editorial import permissions, services
from hub.editorial.models import Deputy


def may(user, task_state) -> bool:
    return not permissions.decision_refusal(user, task_state)


ROLES = {
    "approver": True,
    "second_approver": True,
    "superuser": True,
    "writer": False,
    "colleague": False,
    "deputy": False,
    "desk": False,
    "translator": False,
    "reviewer": False,
}


@pytest.mark.parametrize(("role", "allowed"), ROLES.items())
def test_roles(role, allowed, people, waiting):
    user = getattr(people, role)
    assert may(user, waiting) is allowed
    if allowed:
        services.approve(waiting, user)
    else:
        with pytest.raises(PermissionDenied):
            services.approve(waiting, user)
        with pytest.raises(PermissionDenied):
            services.send_back(waiting, user, "いいえ")


def test_who_asked_cannot_approve_though_somebody_else_wrote(steps, people):
    page = steps.new_page(people.writer)
    task_state = steps.submit(page, people.approver)
    assert permissions.decision_refusal(people.approver, task_state) == permissions.OWN_WORK
    assert may(people.second_approver, task_state)


def test_who_wrote_cannot_approve_though_somebody_else_asked(steps, people):
    page = steps.new_page(people.approver)
    task_state = steps.submit(page, people.writer)
    assert permissions.decision_refusal(people.approver, task_state) == permissions.OWN_WORK


def test_who_wrote_an_earlier_draft_since_the_publication_cannot_approve(steps, people):
    page = steps.public_page(people.writer)
    steps.change(page, people.approver, title="承認者の一筆")
    steps.change(page, people.writer, summary="そのあとの直し")
    assert not may(people.approver, steps.submit(page, people.writer))


def test_who_wrote_what_is_public_already_may_approve_the_next_change(steps, people):
    page = steps.public_page(people.approver)
    steps.change(page, people.writer, title="新しい題")
    assert may(people.approver, steps.submit(page, people.writer))


def test_who_writes_after_the_submission_may_still_approve_what_was_submitted(steps, people):
    page = steps.new_page(people.writer)
    task_state = steps.submit(page, people.writer)
    steps.change(page, people.approver, title="次の改稿")
    assert may(people.approver, task_state)


def test_a_superuser_cannot_approve_own_work(steps, people):
    task_state = steps.submit(steps.new_page(people.superuser), people.superuser)
    with pytest.raises(PermissionDenied):
        services.approve(task_state, people.superuser)


def test_an_inactive_approver_cannot_decide(people, waiting):
    people.approver.is_active = False
    people.approver.save()
    assert not may(people.approver, waiting)


@pytest.mark.parametrize("way", ["task state", "bare task state", "task", "Wagtail's view"])
def test_no_way_leads_round_the_rule(way, steps, people, client):
    people.writer.groups.add(*people.approver.groups.all())
    page = steps.new_page(people.writer)
    task_state = steps.submit(page, people.writer)
    if way == "Wagtail's view":
        client.force_login(people.writer)
        names = {"page_id": page.pk, "action_name": "approve", "task_state_id": task_state.pk}
        address = reverse("wagtailadmin_pages:workflow_action", kwargs=names)
        assert client.post(address, {"when": "now"}).status_code in (302, 403)
    else:
        acts = {
            "task state": lambda: task_state.approve(user=people.writer),
            "bare task state": lambda: TaskState.objects.get(pk=task_state.pk).approve(
                user=people.writer
            ),
            "task": lambda: task_state.task.specific.on_action(
                task_state, people.writer, "approve"
            ),
        }
        with pytest.raises(PermissionDenied):
            acts[way]()
    assert not steps.fresh(page).live
    assert TaskState.objects.get(pk=task_state.pk).status == TaskState.STATUS_IN_PROGRESS


class TestDeputies:
    def test_decides_within_the_period_and_the_record_says_for_whom(
        self, people, waiting, deputised
    ):
        services.approve(waiting, people.deputy, comment="内容を確認")
        waiting.refresh_from_db()
        assert waiting.finished_by == people.deputy
        assert waiting.on_behalf_of == people.approver
        entry = PageLogEntry.objects.get(action="wagtail.workflow.approve")
        assert entry.user == people.deputy
        assert "承認 花子" in entry.data["comment"]
        assert "内容を確認" in entry.data["comment"]

    @pytest.mark.parametrize(
        ("starts", "ends", "allowed"),
        [(-1, 1, True), (0, 0, True), (1, 5, False), (-5, -1, False)],
    )
    def test_period_holds_both_its_days(self, people, waiting, starts, ends, allowed):
        today = timezone.localdate()
        Deputy.objects.create(
            user=people.approver,
            deputy=people.deputy,
            starts_on=today + timedelta(days=starts),
            ends_on=today + timedelta(days=ends),
        )
        assert may(people.deputy, waiting) is allowed

    def test_cannot_approve_own_work(self, steps, people, deputised):
        assert not may(people.deputy, steps.submit(steps.new_page(people.deputy), people.writer))

    def test_cannot_approve_the_work_of_whom_they_stand_in_for(self, steps, people, deputised):
        page = steps.new_page(people.approver)
        assert not may(people.deputy, steps.submit(page, people.writer))

    def test_ends_when_the_approver_leaves_the_role_or_the_city(self, people, waiting, deputised):
        people.approver.groups.clear()
        assert not may(people.deputy, waiting)
        people.approver.groups.add(*people.second_approver.groups.all())
        assert may(people.deputy, waiting)
        people.approver.is_active = False
        people.approver.save()
        assert not may(people.deputy, waiting)

    def test_a_deputys_deputy_is_nobody(self, people, waiting, deputised):
        Deputy.objects.create(
            user=people.deputy,
            deputy=people.colleague,
            starts_on=deputised.starts_on,
            ends_on=deputised.ends_on,
        )
        assert not may(people.colleague, waiting)

    @pytest.mark.parametrize(
        ("who", "days", "field"),
        [("approver", 1, "deputy"), ("outsider", 1, "deputy"), ("deputy", -3, "ends_on")],
    )
    def test_refuses_nonsense(self, person, people, who, days, field):
        people.outsider = person("D-0001", email=None)
        today = timezone.localdate()
        row = Deputy(
            user=people.approver,
            deputy=getattr(people, who),
            starts_on=today,
            ends_on=today + timedelta(days=days),
        )
        with pytest.raises(ValidationError) as caught:
            row.clean()
        assert field in caught.value.message_dict


class TestNamingDeputies:
    def values(self, deputy):
        return {"deputy": deputy.pk, "starts_on": "2026-12-01", "ends_on": "2026-12-10"}

    def test_an_approver_names_one_for_themself(self, client, people):
        client.force_login(people.approver)
        assert client.post("/admin/deputies/new/", self.values(people.deputy)).status_code == 302
        row = Deputy.objects.get()
        assert (row.user, row.deputy) == (people.approver, people.deputy)

    def test_never_for_another(self, client, people):
        client.force_login(people.approver)
        values = self.values(people.deputy) | {"user": people.second_approver.pk}
        client.post("/admin/deputies/new/", values)
        assert Deputy.objects.get().user == people.approver

    def test_sees_and_changes_only_own(self, client, people, deputised):
        client.force_login(people.second_approver)
        assert "代決 三郎" not in client.get("/admin/deputies/").content.decode()
        edit = f"/admin/deputies/edit/{deputised.pk}/"
        for action in ("edit", "delete", "history", "usage"):
            address = f"/admin/deputies/{action}/{deputised.pk}/"
            # Wagtail answers a refusal in the admin by going back to its first page.
            assert client.get(address).url == "/admin/"
            client.post(address, self.values(people.desk))
        deputised.refresh_from_db()
        assert deputised.deputy == people.deputy
        client.force_login(people.approver)
        assert client.get(edit).status_code == 200
        assert client.post(edit, self.values(people.desk)).status_code == 302
        deputised.refresh_from_db()
        assert deputised.deputy == people.desk

    def test_nobody_else_may(self, client, people):
        client.force_login(people.writer)
        client.post("/admin/deputies/new/", self.values(people.deputy))
        assert not Deputy.objects.exists()

    def test_only_staff_can_be_chosen(self, client, people, person):
        outsider = person("D-0001", email=None)
        client.force_login(people.approver)
        assert client.post("/admin/deputies/new/", self.values(outsider)).status_code == 200
        assert not Deputy.objects.exists()


def test_the_task_lists_what_somebody_may_decide(people, waiting, deputised):
    listed = {
        name: TaskState.objects.reviewable_by(getattr(people, name)).exists() for name in ROLES
    }
    assert listed == ROLES | {"deputy": True}
    assert APPROVERS in {group.name for group in people.approver.groups.all()}
