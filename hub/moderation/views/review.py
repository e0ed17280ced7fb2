"""The page on which the desk looks at one change and decides."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import TaskState

from hub.core.rules import Refused
from hub.editorial.people import is_desk
from hub.editorial.permissions import needs_second
from hub.forms.changes import changes_between, contents_of, without_private
from hub.moderation.diff_markup import marked
from hub.moderation.forms import DecisionForm
from hub.moderation.hooks import review_sections
from hub.moderation.queue import STAFF_LABEL
from hub.moderation.readability import reading_of
from hub.moderation.services import decide
from hub.submissions.models import Submission
from hub.submissions.notifications import page_of
from hub.submissions.permissions import DECISIONS, examines, may, may_see_queue
from hub.submissions.portal import NEW, Portal, portal_of
from hub.submissions.remarks import remarks
from hub.submissions.workflow import Action, ReviewState


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    if not may_see_queue(request.user):
        raise PermissionDenied
    task = get_object_or_404(TaskState.objects.select_related("workflow_state", "revision"), pk=pk)
    page = page_of(task)
    if page is None or task.status != TaskState.STATUS_IN_PROGRESS:
        messages.warning(request, _("This was decided or taken back meanwhile."))
        return redirect("moderation_queue")
    if not examines(request.user, ReviewState.of(page)):
        raise PermissionDenied
    form = DecisionForm(portal_of(page), request.POST or None)
    if request.method == "POST" and form.is_valid() and _decided(request, task, form):
        return redirect("moderation_queue")
    return TemplateResponse(request, "moderation/review.html", _context(request, task, page, form))


def _context(
    request: HttpRequest, task: TaskState, page: Any, form: DecisionForm
) -> dict[str, object]:
    portal = portal_of(page)
    submitted = task.revision.as_object()
    review_state = ReviewState.of(page)
    values = portal.read(submitted, portal.portal_values)
    submission = Submission.objects.filter(task_state_id=task.pk).first()
    answers = {action: may(request.user, action, page, review_state) for action in DECISIONS}
    at_desk = is_desk(request.user)
    is_new = not page.live
    changes = contents_of(portal, submitted) if is_new else changes_between(portal, page, submitted)
    shown = changes if at_desk else without_private(changes)
    sections = [section(page, values) for section in review_sections] if at_desk else []
    return {
        "page": page,
        "task": task,
        "review_state": review_state,
        "submission": submission,
        "links": submission.link_checks.all() if submission else [],
        "form": form,
        "is_new": is_new,
        "kind": _kind(portal, submission, is_new),
        "changes": shown if is_new else marked(shown),
        "remarks": remarks(portal, values),
        "reading": reading_of(portal, values),
        "sections": [section for section in sections if section],
        "approval": answers[Action.APPROVE],
        "sending_back": answers[Action.SEND_BACK],
        "rejection": answers[Action.REJECT],
        "first": review_state.waits_for_second and review_state.review_task_state.first_approved_by,
        "two_approve": needs_second(review_state.review_task_state)
        if review_state.review_task_state
        else False,
        "at_desk": at_desk,
        "preview_url": reverse(
            "wagtailadmin_pages:revisions_view", args=[page.pk, task.revision_id]
        ),
    }


def _kind(portal: Portal, submission: Submission | None, is_new: bool) -> str | Promise:
    if submission:
        return submission.kind_label
    return portal.label_of_kind(NEW) if is_new else STAFF_LABEL


def _decided(request: HttpRequest, task: TaskState, form: DecisionForm) -> bool:
    action = Action(form.cleaned_data["action"])
    note = form.cleaned_data["internal_note"]
    try:
        review_state = decide(task, request.user, action, form.comment, note)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
        return False
    messages.success(request, _said(action, review_state))
    return True


def _said(action: Action, review_state: ReviewState) -> str:
    if action == Action.SEND_BACK:
        return _("Sent back. Whoever keeps the page reads your reason.")
    if action == Action.REJECT:
        return _("Rejected. Whoever keeps the page reads your reason; nothing changes in public.")
    if review_state.waits_for_second:
        return _("Approved. A second person must approve it before it is public.")
    return _("Approved. It is public now.")
