"""May this person decide on this page? Pure functions of people and reviews."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState, WorkflowPage

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.editorial.models import ReviewTaskState

NOT_WAITING = _("This has been decided or withdrawn already.")
OWN_WORK = _("You wrote or submitted this yourself: somebody else must decide.")
UNDER_REVIEW = _("This page is under review: the review decides whether it is published.")
NOT_APPROVER = _("You are neither an approver of this page nor an approver's deputy today.")
ANOTHER_PERSON = _("You approved this already: a second person must approve it too.")
NOT_YET_TWICE = _("A second person must approve this too.")

# Rooms' own rules. A rule of the first list takes a review and returns the keys of those who only
# wrote down what someone else asked for: they are not authors. One of the second returns whether
# two people must approve.
scribes: list[Callable[["ReviewTaskState"], set[int]]] = []
second_approval_rules: list[Callable[["ReviewTaskState"], bool]] = []
# A rule takes a review and returns the keys of further authors of what is under review.
co_authors: list[Callable[["ReviewTaskState"], set[int]]] = []


def authors(task_state: "ReviewTaskState") -> set[int]:
    """Return the keys of the people whose work is under review.

    They are who asked for it, and who made any draft since the version that is public now; not
    who only wrote it down for others (`scribes`).
    """
    revision = task_state.revision
    drafts = Revision.objects.filter(
        base_content_type_id=revision.base_content_type_id, object_id=revision.object_id
    ).filter(_not_after(revision))
    public = getattr(task_state.workflow_state.content_object, "live_revision", None)
    if public:
        drafts = drafts.exclude(_not_after(public))
    people = {task_state.workflow_state.requested_by_id, revision.user_id}
    people |= set(drafts.values_list("user_id", flat=True))
    people = people.union(*(rule(task_state) for rule in co_authors))
    return people.difference({None}, *(rule(task_state) for rule in scribes))


def _not_after(revision: Revision) -> Q:
    same_moment = Q(created_at=revision.created_at, pk__lte=revision.pk)
    return Q(created_at__lt=revision.created_at) | same_moment


def needs_second(task_state: "ReviewTaskState") -> bool:
    """Return whether two people have to approve, as the rules are now."""
    return any(rule(task_state) for rule in second_approval_rules)


def waits_for_second(task_state: "ReviewTaskState") -> bool:
    """Return whether one person approved and another must."""
    return bool(task_state.first_approved_at) and needs_second(task_state)


def deciding_groups(task_state: "ReviewTaskState") -> set[int]:
    """Return the keys of the groups whose members decide on `task_state` as it is now."""
    task = _all_review_tasks().filter(pk=task_state.task_id)
    keys = set(task.values_list("groups", flat=True))
    if waits_for_second(task_state):
        keys |= set(task.values_list("second_groups", flat=True))
    return keys - {None}


def acts_for(user: "User", task_state: "ReviewTaskState") -> "User | None":
    """Return as whom `user` decides: as themself, as the deputy of an approver, or not at all.

    A deputy cannot act for an approver who is an author: that would be self-approval by proxy.
    """
    groups = deciding_groups(task_state)
    if user.is_superuser or user.groups.filter(pk__in=groups).exists():
        return user
    deputyship = (
        user.deputyships.acting()
        .filter(user__groups__in=groups)
        .exclude(user__in=authors(task_state))
        .select_related("user")
        .first()
    )
    return deputyship.user if deputyship else None


def authority_refusal(user: "User | None", task_state: "ReviewTaskState") -> str | Promise:
    """Return why `user` may not decide on `task_state`, whatever its status, or ""."""
    if user is None or not user.is_active:
        return NOT_APPROVER
    if user.pk in authors(task_state):
        return OWN_WORK
    return "" if acts_for(user, task_state) else NOT_APPROVER


def decision_refusal(user: "User | None", task_state: "ReviewTaskState") -> str | Promise:
    """Return why `user` may not decide on `task_state` now, or ""."""
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        return NOT_WAITING
    return authority_refusal(user, task_state)


def approval_refusal(user: "User | None", task_state: "ReviewTaskState") -> str | Promise:
    """Return why `user` may not approve `task_state`, whatever its status, or "".

    The second approval comes from another person, and not by or for the first one as deputy.
    """
    if user is None or (reason := authority_refusal(user, task_state)):
        return NOT_APPROVER if user is None else reason
    if not waits_for_second(task_state):
        return ""
    principal = acts_for(user, task_state) or user
    first = {task_state.first_approved_by_id, task_state.first_approved_for_id}
    return ANOTHER_PERSON if {user.pk, principal.pk} & first else ""


def publication_refusal(user: "User | None", task_state: "ReviewTaskState") -> str | Promise:
    """Return why the approval by `user` does not publish what was reviewed, or ""."""
    if needs_second(task_state) and not task_state.first_approved_at:
        return NOT_YET_TWICE
    return approval_refusal(user, task_state)


def may_see_review(user: "User", task_state: "ReviewTaskState") -> bool:
    """Return whether `user` may read a review and its decision sheet."""
    if not user.is_active:
        return False
    if user.pk in authors(task_state) or acts_for(user, task_state):
        return True
    page = task_state.workflow_state.content_object
    return page.specific.permissions_for_user(user).can_edit()


def review_groups(user: "User") -> set[int]:
    """Return the keys of the Django groups in whose name `user` decides today."""
    return set(groups_today(user))


def groups_today(user: "User") -> dict[int, str]:
    """Return {key: name} of the Django groups of `user`, and of those they stand in for today."""
    memory = user.__dict__
    if "_review_groups" not in memory:
        today = timezone.localdate()
        acting = Q(
            user__named_deputies__deputy=user,
            user__named_deputies__starts_on__lte=today,
            user__named_deputies__ends_on__gte=today,
            user__is_active=True,
        )
        own_or_lent = Group.objects.filter(Q(user=user) | acting)
        memory["_review_groups"] = dict(own_or_lent.values_list("pk", "name"))
    return memory["_review_groups"]


def decides(user: "User") -> bool:
    """Return whether `user` decides on anything, in their own name or as a deputy today."""
    return _review_tasks().filter(groups__in=review_groups(user)).exists()


def answers_for(user: "User", page: Page) -> bool:
    """Return whether `user` is an approver (or deputy today) of the workflow over `page`."""
    if not user.is_active:
        return False
    memory = user.__dict__
    if "_reviewed_trees" not in memory:
        memory["_reviewed_trees"] = _reviewed_trees()
    trees = [groups for path, groups in memory["_reviewed_trees"] if page.path.startswith(path)]
    return bool(trees) and bool(trees[0] & review_groups(user))


def publish_refusal(user: "User", page: Page) -> str | Promise:
    """Return why `user` may not publish `page` directly, or "": a review must be decided."""
    return UNDER_REVIEW if page.workflow_in_progress else ""


def _all_review_tasks() -> QuerySet:
    """Return the review tasks (by name: their model asks this module)."""
    return apps.get_model("editorial.ReviewTask")._default_manager.all()


def _review_tasks() -> QuerySet:
    """Return the active review tasks."""
    return _all_review_tasks().filter(active=True)


def _reviewed_trees() -> list[tuple[str, set[int]]]:
    """Return (path, groups that review) of each tree with a workflow, the deepest first."""
    trees = []
    for row in WorkflowPage.objects.filter(workflow__active=True).select_related("page"):
        tasks = _review_tasks().filter(workflow_tasks__workflow=row.workflow_id)
        trees.append((row.page.path, set(tasks.values_list("groups", flat=True)) - {None}))
    return sorted(trees, key=lambda tree: len(tree[0]), reverse=True)


def may_name_deputies(user: "User") -> bool:
    """Return whether `user` approves anything in their own name, and so may name a deputy."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    memory = user.__dict__
    if "_may_name_deputies" not in memory:
        own = _review_tasks().filter(groups__in=user.groups.all())
        memory["_may_name_deputies"] = own.exists()
    return memory["_may_name_deputies"]
