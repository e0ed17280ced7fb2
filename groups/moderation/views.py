"""The desk's queue of group changes, and the page on which one is reviewed."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import TaskState, WorkflowState

from groups.changes import changes_between
from groups.models import GroupPage
from groups.moderation.forms import DecisionForm
from groups.moderation.remarks import remarks
from groups.moderation.services import decide
from groups.permissions import is_desk, may
from groups.services import PORTAL_VALUES, Refused
from groups.values import read
from groups.workflow import Action, Standing


def waiting():
    """Return the tasks of group changes that wait for the desk, longest first."""
    return (
        TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
            workflow_state__content_type=ContentType.objects.get_for_model(GroupPage),
        )
        .select_related("workflow_state", "revision__user")
        .order_by("started_at")
    )


@never_cache
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    if not is_desk(request.user):
        raise PermissionDenied
    tasks = list(waiting())
    keys = [task.workflow_state.object_id for task in tasks]
    groups = GroupPage.objects.sources().in_bulk([int(key) for key in keys])
    entries = [
        {"task": task, "group": group, "standing": Standing.of(group)}
        for task in tasks
        if (group := groups.get(int(task.workflow_state.object_id)))
    ]
    return TemplateResponse(request, "groups/moderation/queue.html", {"entries": entries})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    if not is_desk(request.user):
        raise PermissionDenied
    task = get_object_or_404(TaskState.objects.select_related("workflow_state", "revision"), pk=pk)
    group = GroupPage.objects.sources().filter(pk=task.workflow_state.object_id).first()
    is_group = task.workflow_state.content_type.model_class() is GroupPage
    if group is None or not is_group or task.status != TaskState.STATUS_IN_PROGRESS:
        messages.warning(request, _("This was decided or taken back meanwhile."))
        return redirect("groups_queue")
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decided(request, task, form):
        return redirect("groups_queue")
    submitted = task.revision.as_object()
    standing = Standing.of(group)
    context = {
        "group": group,
        "task": task,
        "standing": standing,
        "form": form,
        "is_new": not group.live,
        "changes": changes_between(GroupPage.objects.get(pk=group.pk), submitted),
        "remarks": remarks(read(submitted, PORTAL_VALUES)),
        "approval": may(request.user, Action.APPROVE, group, standing),
        "preview_url": reverse(
            "wagtailadmin_pages:revisions_view", args=[group.pk, task.revision_id]
        ),
    }
    return TemplateResponse(request, "groups/moderation/review.html", context)


def _decided(request: HttpRequest, task: TaskState, form: DecisionForm) -> bool:
    action = Action(form.cleaned_data["action"])
    try:
        decide(task, request.user, action, form.comment)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
        return False
    if action == Action.APPROVE:
        messages.success(request, _("Approved. It is public now."))
    else:
        messages.success(request, _("Sent back. The group reads your reason."))
    return True
