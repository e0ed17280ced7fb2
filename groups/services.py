"""One change = one transaction. No request here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection, Page, Revision, TaskState, Workflow

from assets.intake import take_in
from assets.models import HubImage
from groups import permissions
from groups.forms import STEPS
from groups.models import GroupDraft, GroupPage, Submission
from groups.permissions import Answer
from groups.values import read, write
from groups.workflow import Action, Standing, State

if TYPE_CHECKING:
    from django.core.files.base import ContentFile

    from accounts.models import User

PORTAL_VALUES = tuple(name for form in STEPS.values() for name in form.value_names())
COLLECTION = "団体から"
OUTCOMES = {
    Action.APPROVE: Submission.Outcome.APPROVED,
    Action.SEND_BACK: Submission.Outcome.SENT_BACK,
}


class Refused(Exception):
    """Not allowed; `answer.reason` says why in words for the person."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(str(answer.reason))
        self.answer = answer


class Overtaken(Exception):
    """Somebody else saved meanwhile; `draft` is what is there now."""

    def __init__(self, draft: GroupDraft | None) -> None:
        super().__init__()
        self.draft = draft


class Unchanged(Exception):
    """There is nothing in it that the city has not seen."""


class Incomplete(Exception):
    """Needed values are empty; `steps` is {step: [names]}."""

    def __init__(self, steps: dict[str, list[str]]) -> None:
        super().__init__(", ".join(steps))
        self.steps = steps


@dataclass(frozen=True)
class Receipt:
    """What was submitted; `again` if this very thing had been received before."""

    standing: Standing
    again: bool = False


def base_page(group: GroupPage) -> GroupPage:
    """Return a fresh copy of what is public (of the latest version if nothing is yet)."""
    page = GroupPage.objects.get(pk=group.pk)
    return page if page.live else page.get_latest_revision_as_object()


def drafted_page(group: GroupPage, draft: GroupDraft | None = None) -> GroupPage:
    """Return an unsaved copy of the page with its draft, as the public would see it."""
    draft = draft or GroupDraft.objects.filter(group=group).first()
    page = base_page(group)
    page.draft_title = page.title
    return write(page, draft.data) if draft else page


def public_values(group: GroupPage) -> dict[str, object]:
    """Return the portal's values as they are public now."""
    return read(base_page(group), PORTAL_VALUES)


def drafted_values(group: GroupPage, draft: GroupDraft | None = None) -> dict[str, object]:
    """Return the portal's values with the draft over them."""
    draft = draft or GroupDraft.objects.filter(group=group).first()
    return public_values(group) | (draft.data if draft else {})


def incomplete_steps(values: dict[str, object]) -> dict[str, list[str]]:
    """Return {step: names of needed values that are empty}."""
    return {slug: names for slug, form in STEPS.items() if (names := form.missing(values))}


def _locked(group: GroupPage) -> GroupPage:
    return GroupPage.objects.select_for_update().get(pk=group.pk)


def _require(user: "User", action: Action, group: GroupPage) -> Standing:
    standing = Standing.of(group)
    answer = permissions.may(user, action, group, standing)
    if not answer:
        raise Refused(answer)
    return standing


@transaction.atomic
def save_step(
    group: GroupPage, user: "User", slug: str, values: dict[str, object], seen: str
) -> Standing:
    """Save a step as draft.

    Args:
        group: the source page.
        user: who typed it.
        slug: the step.
        values: all values of the step.
        seen: `StepForm.seen` of the form that was filled in.

    Raises:
        Refused: the person may not, or not now.
        Overtaken: somebody else saved this step after the form was shown.
    """
    group = _locked(group)
    standing = _require(user, Action.EDIT, group)
    draft = standing.draft or GroupDraft(group=group, base_revision_id=group.live_revision_id)
    public = public_values(group)
    if STEPS[slug](public | draft.data).seen != seen:
        raise Overtaken(standing.draft)
    patch = {name: value for name, value in (draft.data | values).items() if value != public[name]}
    if patch != draft.data:
        draft.data = patch
        draft.version += 1
        draft.updated_by = user
        draft.save()
    return Standing.of(group)


def store_pictures(
    group: GroupPage, user: "User", files: "dict[str, ContentFile]"
) -> dict[str, HubImage]:
    """Store cleaned pictures of a group and return them under the same keys."""
    if not files:
        return {}
    collection = Collection.objects.filter(name=COLLECTION).first()
    if collection is None:
        collection = Collection.get_first_root_node().add_child(name=COLLECTION)
    return {
        kind: take_in(file, title=group.title, user=user, collection=collection)
        for kind, file in files.items()
    }


@transaction.atomic
def submit(group: GroupPage, user: "User", version: int, **record: object) -> Receipt:
    """Send the draft to the city: one revision, and the workflow started or resumed.

    Doing it twice is the same as once.

    Args:
        group: the source page.
        user: who sends it.
        version: the draft's version that was looked at.
        record: what else `Submission` keeps (kind, note, scan …).

    Raises:
        Refused, Overtaken (the draft is not what was looked at), Unchanged, Incomplete.
        django.core.exceptions.ValidationError: the page as a whole is not valid.
    """
    from groups import notifications

    group = _locked(group)
    standing = Standing.of(group)
    received = standing.state == State.REVIEW and standing.is_groups_own
    if received and standing.kept_draft.version == version and permissions.keeps(user, group):
        return Receipt(standing, again=True)
    _require(user, Action.SUBMIT, group)
    draft = standing.kept_draft
    if draft.version != version:
        raise Overtaken(draft)
    page = drafted_page(group, draft)
    values = read(page, PORTAL_VALUES)
    if missing := incomplete_steps(values):
        raise Incomplete(missing)
    if values == _last_seen_by_city(group, standing):
        raise Unchanged
    revision = page.save_revision(user=user, log_action=True)
    draft.submitted_revision = revision
    draft.save(update_fields=["submitted_revision"])
    HubImage.objects.filter(pk__in=draft.images()).update(consent=True)
    if standing.workflow_state:
        standing.workflow_state.resume(user)
    else:
        _workflow(group).start(page, user)
    standing = Standing.of(group)
    _record(group, user, standing, **record)
    notifications.submitted(group, user, standing)
    return Receipt(standing)


def _record(group: GroupPage, user: "User", standing: Standing, **record: object) -> Submission:
    """Note in the group's history that something was sent."""
    kind = Submission.Kind.CHANGE if group.live else Submission.Kind.NEW
    values = {"kind": kind, "task_state": standing.task_state, "sent_by": user} | record
    return Submission.objects.create(group=group, revision=standing.review.revision, **values)


def _settle(
    group: GroupPage,
    task_state: TaskState,
    user: "User",
    outcome: Submission.Outcome,
    comment: str = "",
) -> None:
    """Note in the group's history what became of what was sent."""
    Submission.objects.filter(group=group, task_state=task_state).update(
        outcome=outcome, decided_by=user, decided_at=timezone.now(), comment=comment
    )


def _last_seen_by_city(group: GroupPage, standing: Standing) -> dict[str, object]:
    """Return the values that the city sent back, or else those that are public."""
    if standing.state == State.RETURNED:
        return read(standing.review.revision.as_object(), PORTAL_VALUES)
    return public_values(group)


def _workflow(group: GroupPage) -> Workflow:
    workflow = group.get_workflow()
    if workflow is None:
        raise RuntimeError("Groups have no workflow: run setup_hub.")
    return workflow


@transaction.atomic
def withdraw(group: GroupPage, user: "User") -> Standing:
    """Take back what the city has not decided on; the draft can be changed again.

    Raises:
        Refused: the person may not, or not now.
    """
    group = _locked(group)
    standing = _require(user, Action.WITHDRAW, group)
    standing.review.workflow_state.cancel(user=user)
    _settle(group, standing.review, user, Submission.Outcome.WITHDRAWN)
    draft = standing.kept_draft
    draft.submitted_revision = None
    draft.save(update_fields=["submitted_revision"])
    return Standing.of(group)


@transaction.atomic
def discard(group: GroupPage, user: "User") -> Standing:
    """Throw the draft away and go on from what is public.

    Raises:
        Refused: the person may not, or not now.
    """
    group = _locked(group)
    standing = _require(user, Action.DISCARD, group)
    if standing.state == State.RETURNED:
        standing.review.workflow_state.cancel(user=user)
    standing.kept_draft.delete()
    if group.live and group.latest_revision_id != group.live_revision_id:
        # The admin's editor opens the latest version: let it be the public one again.
        group.has_unpublished_changes = False
        group.save_revision(user=user, changed=False, log_action="wagtail.revert", clean=False)
        GroupPage.objects.filter(pk=group.pk).update(has_unpublished_changes=False)
    return Standing.of(group)


@transaction.atomic
def decide(task_state: TaskState, user: "User", action: Action, comment: str = "") -> None:
    """Approve (and publish exactly what was reviewed) or send back.

    Args:
        task_state: what was looked at; another version or a second click is refused.
        user: who decides.
        action: APPROVE or SEND_BACK.
        comment: the reason, shown to the group.

    Raises:
        Refused: the person may not, or it was decided or taken back meanwhile.
    """
    group = _locked(task_state.workflow_state.content_object)
    standing = _require(user, action, group)
    task = task_state.task.specific
    name = {Action.APPROVE: "approve", Action.SEND_BACK: "reject"}[action]
    if standing.review.pk != task_state.pk:
        raise Refused(Answer(False, permissions.CHANGED_MEANWHILE))
    if name not in {entry[0] for entry in task.get_actions(group, user)}:
        raise Refused(Answer(False, permissions.OWN_CHANGE))
    task.on_action(standing.review.specific, user, name, comment=comment)
    _settle(group, task_state, user, OUTCOMES[action], comment)


def forget_published_draft(
    sender: type, instance: Page, revision: Revision | None, **kwargs: object
) -> None:
    """Signal receiver: a revision became public; the draft that it was made of is done."""
    if revision is not None:
        GroupDraft.objects.filter(submitted_revision=revision).delete()
