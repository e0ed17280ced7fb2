"""The desk's list of what readers found wrong."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from groups.mistakes import services
from groups.models import MistakeReport
from hub.editorial.people import desk_only

PER_PAGE = 30
State = MistakeReport.State


@require_safe
@desk_only
def index(request: HttpRequest) -> HttpResponse:
    state = State.DONE if request.GET.get("state") == State.DONE else State.OPEN
    reports = MistakeReport.objects.filter(state=state).select_related("group", "settled_by")
    context = {
        "reports": Paginator(reports, PER_PAGE).get_page(request.GET.get("p")),
        "state": state,
    }
    return TemplateResponse(request, "groups/mistakes/desk.html", context)


@require_POST
@desk_only
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    if services.forward(get_object_or_404(MistakeReport, pk=pk), request.user):
        messages.success(request, _("The group was asked to look at it."))
    else:
        messages.warning(request, _("The group has no e-mail address. Please call it."))
    return redirect("groups_mistakes")


@require_POST
@desk_only
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    is_done = request.POST.get("done") == "1"
    services.settle(get_object_or_404(MistakeReport, pk=pk), request.user, is_done)
    messages.success(request, _("Put aside.") if is_done else _("Open again."))
    return redirect("groups_mistakes")
