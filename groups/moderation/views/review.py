"""The page on which the desk looks at one change and decides."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import TaskState

from groups.changes import changes_between, contents_of, without_private
from groups.models import GroupPage, Submission
from groups.moderation.diff_markup import marked
from groups.moderation.forms import DecisionForm
from groups.moderation.readability import reading_of
from groups.moderation.remarks import remarks
from groups.moderation.services import decide
from groups.permissions import DECISIONS, examines, may, may_see_queue
from groups.registration.duplicates import suspects
from groups.services import PORTAL_VALUES
from groups.values import read
from groups.workflow import Action, ReviewState
from hub.core.rules import Refused
from hub.editorial.people import is_desk
from hub.editorial.permissions import needs_second


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    if not may_see_queue(request.user):
        raise PermissionDenied
    task = get_object_or_404(TaskState.objects.select_related("workflow_state", "revision"), pk=pk)
    group = GroupPage.objects.sources().filter(pk=task.workflow_state.object_id).first()
    is_group = task.workflow_state.content_type.model_class() is GroupPage
    if group is None or not is_group or task.status != TaskState.STATUS_IN_PROGRESS:
        messages.warning(request, _("This was decided or taken back meanwhile."))
        return redirect("groups_queue")
    if not examines(request.user, ReviewState.of(group)):
        raise PermissionDenied
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decided(request, task, form):
        return redirect("groups_queue")
    return TemplateResponse(
        request, "groups/moderation/review.html", _context(request, task, group, form)
    )


def _context(
    request: HttpRequest, task: TaskState, group: GroupPage, form: DecisionForm
) -> dict[str, object]:
    submitted = task.revision.as_object()
    standing = ReviewState.of(group)
    values = read(submitted, PORTAL_VALUES)
    submission = Submission.objects.filter(task_state_id=task.pk).first()
    answers = {action: may(request.user, action, group, standing) for action in DECISIONS}
    at_desk = is_desk(request.user)
    public = GroupPage.objects.filter(pk=group.pk, live=True).first()
    changes = changes_between(public, submitted) if public else contents_of(submitted)
    return {
        "group": group,
        "task": task,
        "standing": standing,
        "submission": submission,
        "links": submission.link_checks.all() if submission else [],
        "form": form,
        "is_new": not group.live,
        "changes": marked(changes if at_desk else without_private(changes)),
        "remarks": remarks(values),
        "reading": reading_of(values),
        "suspects": suspects(values, group) if at_desk else [],
        "consents": group.consents.select_related("person")[:20] if at_desk else [],
        "approval": answers[Action.APPROVE],
        "sending_back": answers[Action.SEND_BACK],
        "rejection": answers[Action.REJECT],
        "first": standing.waits_for_second and standing.review_state.first_approved_by,
        "two_approve": needs_second(standing.review_state) if standing.review_state else False,
        "at_desk": at_desk,
        "preview_url": reverse(
            "wagtailadmin_pages:revisions_view", args=[group.pk, task.revision_id]
        ),
    }


def _decided(request: HttpRequest, task: TaskState, form: DecisionForm) -> bool:
    action = Action(form.cleaned_data["action"])
    note = form.cleaned_data["internal_note"]
    try:
        standing = decide(task, request.user, action, form.comment, note)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
        return False
    messages.success(request, _said(action, standing))
    return True


def _said(action: Action, standing: ReviewState) -> str:
    if action == Action.SEND_BACK:
        return _("Sent back. The group reads your reason.")
    if action == Action.REJECT:
        return _("Rejected. The group reads your reason; nothing changes in public.")
    if standing.waits_for_second:
        return _("Approved. A second person must approve it before it is public.")
    return _("Approved. It is public now.")
