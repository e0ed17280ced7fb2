"""The review page: what changed, the reading preview, and the two answers."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin import messages
from wagtail.models import TaskState

from hub.editorial import permissions, services
from hub.editorial.changes import changes, public_version
from hub.editorial.forms import NOW, ON_A_DATE, ApproveForm, SendBackForm
from hub.editorial.models import ReviewTaskState
from hub.editorial.notifications import proposed_date

PREVIEW_SIZES = [("phone", 375), ("desk", 1280)]


def reviewed_page(request: HttpRequest, pk: int) -> ReviewTaskState:
    """Return the review with key `pk` if this person may see it, else raise."""
    task_state = get_object_or_404(
        ReviewTaskState.objects.select_related("revision", "workflow_state__requested_by"), pk=pk
    )
    page = task_state.revision.as_object()
    kept_back = "change" in page.permissions_for_user(request.user).withheld
    if kept_back or not permissions.may_see_review(request.user, task_state):
        raise PermissionDenied
    return task_state


def review(request: HttpRequest, pk: int) -> HttpResponse:
    task_state = reviewed_page(request, pk)
    approve_form, send_back_form = _forms(task_state, request)
    if request.method == "POST":
        form = send_back_form if "send_back" in request.POST else approve_form
        if form.is_valid() and _decide(request, task_state, form):
            return redirect("wagtailadmin_home")
    refusal = permissions.decision_refusal(request.user, task_state)
    principal = permissions.acts_for(request.user, task_state)
    page = task_state.revision.as_object()
    rights = page.permissions_for_user(request.user)
    context = {
        "task_state": task_state,
        "page": page,
        "is_new": public_version(task_state.revision) is None,
        "changes": changes(task_state.revision) if _is_waiting(task_state) else [],
        "is_waiting": _is_waiting(task_state),
        "proposed_date": proposed_date(task_state.revision),
        "sizes": PREVIEW_SIZES,
        "refusal": refusal,
        "deputy_for": principal if principal != request.user else None,
        "approve_form": approve_form,
        "send_back_form": send_back_form,
        "can_unpublish": rights.can_unpublish(),
        "can_unschedule": bool(task_state.revision.approved_go_live_at) and rights.can_unschedule(),
    }
    return render(request, "editorial/review.html", context)


def _is_waiting(task_state: TaskState) -> bool:
    return task_state.status == TaskState.STATUS_IN_PROGRESS


def _forms(task_state: ReviewTaskState, request: HttpRequest) -> tuple[ApproveForm, SendBackForm]:
    wanted = proposed_date(task_state.revision)
    expire_at = task_state.revision.content.get("expire_at")
    approve_form = ApproveForm(
        request.POST if "approve" in request.POST else None,
        prefix="approve",
        initial={"when": ON_A_DATE if wanted else NOW, "go_live_at": wanted},
        expire_at=parse_datetime(expire_at) if expire_at else None,
    )
    send_back_form = SendBackForm(
        request.POST if "send_back" in request.POST else None, prefix="send_back"
    )
    return approve_form, send_back_form


def _decide(request: HttpRequest, task_state: ReviewTaskState, form) -> bool:
    """Carry the decision out; False if the page could not be saved as it was reviewed."""
    title = {"title": task_state.revision.object_str}
    if isinstance(form, SendBackForm):
        services.send_back(task_state, request.user, form.cleaned_data["comment"])
        messages.success(request, _("“%(title)s” was sent back.") % title)
        return True
    try:
        services.approve(task_state, request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    if form.cleaned_data["go_live_at"]:
        messages.success(request, _("“%(title)s” is approved for its date.") % title)
    else:
        messages.success(request, _("“%(title)s” is approved and public.") % title)
    return True


@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as it would be public."""
    task_state = reviewed_page(request, pk)
    page = task_state.revision.as_object()
    return page.make_preview_request(request, page.default_preview_mode)
