"""代理入力 in the admin: the desk begins and ends typing for a group, and opens what backs it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton

from groups.models import GroupPage
from groups.querysets import GroupPageQuerySet
from groups.registration import services
from hub.core.columns import FormColumn
from hub.core.reports import ScreenReport
from hub.editorial.people import desk_only
from hub.submissions.models import DeskEntry


def _render(request: HttpRequest, name: str, title: str, **context: object) -> HttpResponse:
    frame = {"header_title": title, "page_title": title, "header_icon": "edit"}
    return TemplateResponse(request, f"groups/registration/{name}.html", frame | context)


class TypeInColumn(FormColumn):
    cell_template_name = "groups/registration/type_in_cell.html"


def _publicity(group: GroupPage) -> str:
    return _("Public") if group.live else _("Not public")


@method_decorator(desk_only, name="dispatch")
class DeskEntriesView(ScreenReport):
    """Which group? A public one, one on its way, or a new one."""

    model = GroupPage
    page_title = gettext_lazy("Type in for a group")
    header_icon = "edit"
    template_name = "groups/registration/desk_entries.html"
    index_url_name = "groups_desk_entries"
    index_results_url_name = "groups_desk_entries_results"
    is_searchable = True
    columns = [
        TitleColumn("title", label=gettext_lazy("Name of the group"), url_name="groups_desk_entry"),
        Column("live", label=gettext_lazy("State"), accessor=_publicity),
        TypeInColumn("type_in", label=gettext_lazy("Actions"), accessor=lambda group: group),
    ]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        address = reverse("portal:new_group")
        return [HeaderButton(_("Type in a new group"), address, icon_name="plus")]

    def get_queryset(self) -> GroupPageQuerySet:
        return GroupPage.objects.sources().in_kana_order()

    def search_queryset(self, groups: GroupPageQuerySet) -> GroupPageQuerySet:
        return groups.named_like(self.search_query)

    def get_context_data(self, *args: object, **kwargs: object) -> dict[str, object]:
        typed_for = GroupPage.objects.typed_for_by(self.request.user)
        return super().get_context_data(*args, **kwargs) | {"typed_for": typed_for}


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
