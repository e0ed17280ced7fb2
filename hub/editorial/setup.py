"""The workflows: who reviews which part of the Japanese tree."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, Task, Workflow, WorkflowPage, WorkflowTask

from hub.editorial.models import ReviewTask
from hub.editorial.plans import Plan, plans

# Made by Wagtail's migrations and attached to the root, so it would hold in translations too.
STOCK_WORKFLOW = "Moderators approval"


@transaction.atomic
def run() -> None:
    """Make the workflows and attach them, again and again to the same result.

    A city may add tasks to a workflow or groups to a task: they stay. Trees that do not exist yet
    are left out: run again once they do.
    """
    for workflow in Workflow.objects.filter(name=STOCK_WORKFLOW, active=True):
        workflow.deactivate()
    Task.objects.filter(name=STOCK_WORKFLOW, active=True).update(active=False)
    for plan in plans():
        _attach(_workflow(plan), apps.get_model(plan.tree))


def _workflow(plan: Plan) -> Workflow:
    task, created = ReviewTask.objects.get_or_create(name=plan.task)
    if created:
        task.groups.add(Group.objects.get_or_create(name=plan.reviewers)[0])
        if plan.second:
            task.second_groups.add(Group.objects.get_or_create(name=plan.second)[0])
    workflow, created = Workflow.objects.get_or_create(name=plan.workflow)
    if created:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def _attach(workflow: Workflow, tree: type[Page]) -> None:
    for page in tree.objects.filter(locale__language_code=settings.LANGUAGE_CODE):
        WorkflowPage.objects.get_or_create(page=page.page_ptr, defaults={"workflow": workflow})
