"""The server dies (kill -9) at any moment of a submission: what was acknowledged is there.

Each attempt runs the real request in a process of its own that kills itself at its n-th moment
that matters (after a change, before and after a commit), for each n. Afterwards a fresh connection
looks at what there is: all of it or nothing, all of it if "received" was answered, and the draft in
any case.
"""

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import Revision, TaskState, WorkflowState

from hub.forms.models import Draft
from hub.mail.models import OutgoingMail
from hub.submissions.models import Submission
from hub.submissions.sending import withdraw
from hub.submissions.workflow import ReviewState, State
from tests.groups.portal import edit, form_of, step_url
from tests.killing import attempts, step

pytestmark = [pytest.mark.both_databases, pytest.mark.usefixtures("own_database")]
NEW = "毎月第3日曜に歩きます。"
MAILS = 3  # to the desk, and a receipt to each of the two who keep the page


@dataclass(frozen=True)
class Kept:
    """What there is of a submission, as somebody who comes later finds it."""

    state: State
    draft: dict
    version: int
    revisions: int
    reviews: int
    workflows: int
    submissions: int
    mails: int
    tasks: int

    @classmethod
    def now(cls, group) -> "Kept":
        connection.close()
        review_state = ReviewState.of(group)
        return cls(
            review_state.state,
            review_state.draft.data if review_state.draft else {},
            review_state.draft.version if review_state.draft else 0,
            Revision.objects.for_instance(group).count(),
            TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).count(),
            WorkflowState.objects.active().count(),
            Submission.objects.filter(outcome=Submission.Outcome.WAITING).count(),
            OutgoingMail.objects.count(),
            DBTaskResult.objects.filter(task_path="hub.mail.services.deliver").count(),
        )


def test_what_is_acknowledged_is_there(hub, people):
    group, owner = hub.group, people["owner"]
    client = Client()
    client.force_login(owner)

    # A step is saved or not, never half; what was saved before stays.
    address = step_url(group, "activity")
    typed = form_of(client.get(address)) | {"activity": NEW}
    nothing = Kept.now(group)
    for moment, answer in attempts(lambda: client.post(address, typed).status_code == 302):
        kept = Kept.now(group)
        saved = kept.draft == {"activity": NEW} and kept.version == 1
        assert saved or kept == nothing, moment
        assert saved or not answer, moment
        if saved:
            Draft.objects.all().delete()
    assert answer is True

    # So is a submission, with its version, review, record, mail and task.
    edit(client, group, "activity", activity=NEW)
    address = reverse("portal:check", args=[group.pk])
    looked_at = form_of(client.get(address)) | {"agreed": "1"}
    before = Kept.now(group)
    assert before.state == State.DRAFT
    points = {"nothing": 0, "everything": 0}
    for moment, answer in attempts(lambda: client.post(address, looked_at).status_code == 302):
        kept = Kept.now(group)
        assert kept.draft == {"activity": NEW}, moment
        if kept.state == State.DRAFT:
            assert kept == before, moment
            assert answer is None, moment
            points["nothing"] += 1
            continue
        assert kept == Kept(
            state=State.REVIEW,
            draft=before.draft,
            version=before.version,
            revisions=before.revisions + 1,
            reviews=1,
            workflows=1,
            submissions=1,
            mails=before.mails + MAILS,
            tasks=before.tasks + MAILS,
        ), moment
        points["everything"] += 1
        if answer is None:
            # The person saw no answer and clicks again: it is the same submission.
            assert client.post(address, looked_at).status_code == 302
            assert Kept.now(group) == kept, moment
            withdraw(group, owner)
            before = Kept.now(group)
    assert answer is True
    assert points["nothing"] > 20 // step()
    assert points["everything"] >= (2 if step() == 1 else 1), "one of them saw no answer"
