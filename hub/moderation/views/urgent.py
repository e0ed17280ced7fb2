"""An urgent correction is public already: the desk looks at it and leaves it or takes it back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from hub.core.rules import Refused
from hub.editorial.people import desk_only
from hub.forms.errors import Unchanged
from hub.moderation.diff_markup import marked
from hub.moderation.forms import ReasonForm
from hub.submissions.history import changes_of
from hub.submissions.models import Submission
from hub.submissions.permissions import may
from hub.submissions.urgent import mark_seen, revert
from hub.submissions.workflow import Action


@desk_only
@require_http_methods(["GET", "HEAD", "POST"])
def urgent(request: HttpRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(
        Submission.objects.select_related("page", "sent_by", "revision", "public_before"),
        pk=pk,
        task_state=None,
    )
    if submission.outcome != Submission.Outcome.PUBLISHED:
        messages.warning(request, _("Somebody looked at this already."))
        return redirect("moderation_history", submission.page_id)
    form = ReasonForm(request.POST if "revert" in request.POST else None)
    if request.method == "POST" and _done(request, submission, form):
        return redirect("moderation_queue")
    page = submission.page.specific
    context = {
        "submission": submission,
        "title": str(submission.portal.label_of_kind(submission.kind)),
        "is_new": submission.public_before_id is None,
        "page": page,
        "changes": marked(changes_of(submission)),
        "form": form,
        "seeing": may(request.user, Action.MARK_SEEN, page),
        "reverting": may(request.user, Action.REVERT, page),
    }
    return TemplateResponse(request, "moderation/urgent.html", context)


def _done(request: HttpRequest, submission: Submission, form: ReasonForm) -> bool:
    if "revert" in request.POST and not form.is_valid():
        return False
    try:
        if "revert" in request.POST:
            revert(submission, request.user, form.cleaned_data["reason"])
            messages.success(request, _("Taken back. Whoever keeps the page reads your reason."))
        else:
            mark_seen(submission, request.user)
            messages.success(request, _("Marked as seen."))
    except Refused as refused:
        messages.error(request, refused.answer.reason)
        return False
    except Unchanged:
        messages.warning(request, _("Another change took this back already: mark it as seen."))
        return False
    return True
