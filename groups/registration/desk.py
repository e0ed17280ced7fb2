"""代理入力 in the admin: the desk begins and ends typing for a group, and opens what backs it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groups.models import GroupPage
from groups.registration import services
from hub.core.http import parameter
from hub.editorial.people import desk_only
from hub.submissions.models import DeskEntry

PER_PAGE = 20


def _render(request: HttpRequest, name: str, title: str, **context: object) -> HttpResponse:
    frame = {"header_title": title, "page_title": title, "header_icon": "edit"}
    return TemplateResponse(request, f"groups/registration/{name}.html", frame | context)


@desk_only
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Which group? A public one, one on its way, or a new one."""
    words = parameter(request, "q", 80)
    groups = GroupPage.objects.sources().named_like(words).in_kana_order()
    return _render(
        request,
        "desk_entries",
        _("Type in for a group"),
        groups=Paginator(groups, PER_PAGE).get_page(request.GET.get("p")),
        typed_for=GroupPage.objects.typed_for_by(request.user),
        q=words,
    )


@desk_only
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin typing for a group (POST); what is there to do around it (GET)."""
    group = get_object_or_404(GroupPage.objects.sources(), pk=pk)
    if request.method == "POST":
        services.type_for(group, request.user)
        return redirect("portal:page", pk=group.pk)
    return _render(
        request,
        "desk_entry",
        group.title,
        group=group,
        entry=DeskEntry.objects.of(request.user, group),
        typed=group.submissions.filter(typed_at_desk=True).select_related("sent_by"),
        members=group.memberships.select_related("user"),
    )


@desk_only
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    group = get_object_or_404(GroupPage.objects.sources(), pk=pk)
    services.stop_typing_for(group, request.user)
    messages.success(request, _("You type for %(name)s no more.") % {"name": group.title})
    return redirect("groups_desk_entries")
