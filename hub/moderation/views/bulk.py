"""Approving several harmless changes at once: one page that lists them, one click."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import TaskState

from hub.moderation.bulk import MAX_BATCH, approve_together, candidates
from hub.moderation.queue import waiting_tasks
from hub.privacy.services import note_view
from hub.submissions.permissions import may_see_queue
from hub.submissions.places import REVIEW


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    if not may_see_queue(request.user):
        raise PermissionDenied
    chosen = candidates(request.user, _chosen(request), _("This must be looked at by itself."))
    if not chosen:
        messages.warning(request, _("Please tick the changes to approve together."))
        return redirect("moderation_queue")
    note_view(request.user, [candidate.page for candidate in chosen], REVIEW)
    if request.method == "POST":
        results = approve_together(request.user, chosen)
        context = {"results": results}
        return TemplateResponse(request, "moderation/together_done.html", context)
    context = {"candidates": chosen, "some": any(not entry.refusal for entry in chosen)}
    return TemplateResponse(request, "moderation/together.html", context)


def _chosen(request: HttpRequest) -> list[TaskState]:
    given = request.POST if request.method == "POST" else request.GET
    keys = [key for key in given.getlist("task") if key.isascii() and key.isdigit()]
    keys = [int(key) for key in keys if len(key) < 19][:MAX_BATCH]
    return list(waiting_tasks().filter(pk__in=keys).defer(None).select_related("revision"))
