"""The desk's help: who keeps a group's page, and putting it in order when the owner is gone."""

from collections.abc import Callable
from functools import wraps

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from groups.members import invitations, services
from groups.members.accounts import open_account
from groups.members.accounts_desk import hand_over_letter
from groups.members.forms import DeskAccountForm, DeskInviteForm, ReasonForm
from groups.members.permissions import Action, may
from groups.members.record import history
from groups.models import GroupPage, Invitation, Membership
from groups.querysets import GroupPageQuerySet
from hub.core.reports import ScreenReport
from hub.core.rules import Refused

both = require_http_methods(["GET", "HEAD", "POST"])


def for_desk(view: Callable) -> Callable:
    """Let the desk in, and give the view the group if the address names one."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, pk: int | None = None, **kwargs) -> HttpResponse:
        group = pk and get_object_or_404(GroupPage.objects.sources(), pk=pk)
        if not may(request.user, Action.HELP, group):
            raise PermissionDenied
        return view(request, group, **kwargs) if group else view(request, **kwargs)

    return guarded


class KeepersColumn(Column):
    cell_template_name = "groups/members/admin/keepers_cell.html"


class GroupsPeopleFilterSet(WagtailFilterSet):
    alone = django_filters.ChoiceFilter(
        label=gettext_lazy("Who keeps this page"),
        choices=[("1", gettext_lazy("Only groups without a representative"))],
        method=lambda groups, name, value: groups.filter(has_owner=False),
    )

    class Meta:
        model = GroupPage
        fields = ["alone"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.filters.pop("locale", None)  # the list is of Japanese pages alone


@method_decorator(for_desk, name="dispatch")
class GroupsPeopleView(ScreenReport):
    model = GroupPage
    page_title = gettext_lazy("Groups' people")
    header_icon = "group"
    template_name = "groups/members/admin/index.html"
    index_url_name = "groups_people_index"
    index_results_url_name = "groups_people_results"
    filterset_class = GroupsPeopleFilterSet
    is_searchable = True
    columns = [
        TitleColumn("title", label=gettext_lazy("Citizen group"), url_name="groups_people"),
        KeepersColumn(
            "memberships", label=gettext_lazy("Who keeps this page"), accessor=lambda group: group
        ),
    ]

    def get_queryset(self) -> GroupPageQuerySet:
        owners = Membership.objects.filter(
            group=OuterRef("pk"), role=Membership.Role.OWNER, user__is_active=True
        )
        groups = GroupPage.objects.sources().annotate(has_owner=Exists(owners)).in_kana_order()
        return groups.prefetch_related("memberships__user")

    def search_queryset(self, groups: GroupPageQuerySet) -> GroupPageQuerySet:
        return groups.named_like(self.search_query)


@for_desk
@require_safe
def people(request: HttpRequest, group: GroupPage) -> HttpResponse:
    rows = group.memberships.select_related("user")
    context = {
        "group": group,
        "rows": sorted(rows, key=lambda row: (not row.is_owner, row.created_at)),
        "has_owner": any(row.is_owner and row.user.is_active for row in rows),
        "invitations": group.invitations.open().select_related("asked"),
        "history": history(group),
    }
    return _render(request, "people", group.title, **context)


@for_desk
@both
def invite(request: HttpRequest, group: GroupPage) -> HttpResponse:
    form = DeskInviteForm(request.POST or None)

    def change() -> HttpResponse:
        row = invitations.invite(group, request.user, as_desk=True, **form.cleaned_data)
        return _done(request, group, _("The invitation is on its way to %s.") % row.whom)

    return _asked(request, group, form, change, _("Add a person by e-mail"), _("Send"))


@for_desk
@both
def account(request: HttpRequest, group: GroupPage) -> HttpResponse:
    """For someone without email: an account, and the letter that hands it over."""
    form = DeskAccountForm(request.POST or None)

    def change() -> HttpResponse:
        user = open_account(group=group, by=request.user, **form.cleaned_data)
        return hand_over_letter(request, user)

    heading = _("Open an account with a 団体ID")
    return _asked(request, group, form, change, heading, _("Open it and show the letter"))


@for_desk
@both
def make_owner(request: HttpRequest, group: GroupPage, membership_id: int) -> HttpResponse:
    return _with_person(
        request,
        group,
        membership_id,
        services.make_owner,
        _("Make %(name)s a representative"),
        _("%(name)s is a representative now."),
    )


@for_desk
@both
def remove(request: HttpRequest, group: GroupPage, membership_id: int) -> HttpResponse:
    return _with_person(
        request,
        group,
        membership_id,
        services.remove,
        _("Remove %(name)s"),
        _("%(name)s does not keep the page any more."),
    )


@for_desk
@both
def withdraw(request: HttpRequest, group: GroupPage, invitation_id: int) -> HttpResponse:
    row: Invitation = get_object_or_404(group.invitations.open(), pk=invitation_id)
    form = ReasonForm(request.POST or None)

    def change() -> HttpResponse:
        invitations.withdraw(row, request.user, as_desk=True, reason=form.cleaned_data["reason"])
        return _done(request, group, _("The invitation is withdrawn."))

    return _asked(request, group, form, change, _("Withdraw the invitation"), _("Withdraw"))


def _with_person(
    request: HttpRequest,
    group: GroupPage,
    membership_id: int,
    service: Callable,
    heading: str,
    done: str,
) -> HttpResponse:
    row = group.memberships.select_related("user").filter(pk=membership_id).first()
    if row is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    name = {"name": row.user}

    def change() -> HttpResponse:
        reason = form.cleaned_data["reason"]
        service(group, request.user, row.pk, as_desk=True, reason=reason)
        if not row.user.email:
            told = _("%(name)s has no e-mail: please tell them by letter or phone.") % name
            messages.warning(request, told)
        return _done(request, group, done % name)

    return _asked(request, group, form, change, heading % name, heading % name)


def _done(request: HttpRequest, group: GroupPage, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect("groups_people", group.pk)


def _asked(
    request: HttpRequest,
    group: GroupPage,
    form: ReasonForm,
    change: Callable[[], HttpResponse],
    heading: str,
    submit: str,
) -> HttpResponse:
    """Ask first, with a reason (GET), then do (POST)."""
    if request.method == "POST" and form.is_valid():
        try:
            return change()
        except Refused as refused:
            form.add_error(None, str(refused.answer.reason))
    context = {"group": group, "form": form, "submit": submit}
    return _render(request, "form", heading, **context)


def _render(request: HttpRequest, name: str, title: str, **context: object) -> HttpResponse:
    frame = {"header_title": title, "page_title": title, "header_icon": "group"}
    return TemplateResponse(request, f"groups/members/admin/{name}.html", frame | context)
