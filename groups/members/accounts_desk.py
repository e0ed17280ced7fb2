"""The desk's pages in the admin: accounts of groups, and their letters."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from groups.members.account_forms import NewAccountForm
from groups.members.accounts import open_account
from groups.members.letter import Letter
from groups.private_places import Where
from hub.accounts import services
from hub.accounts.models import User
from hub.accounts.permissions import may_manage_representatives
from hub.accounts.querysets import UserQuerySet
from hub.core.columns import FormColumn
from hub.core.reports import GuardedReport, ScreenReport
from hub.pages.templatetags.core_tags import long_date
from hub.privacy.services import note_view

LETTER_SESSION_KEY = "accounts_letter"


def _require_desk(request: HttpRequest) -> None:
    if not may_manage_representatives(request.user):
        raise PermissionDenied


def _note_view(request: HttpRequest, people: Iterable[User], where: str) -> None:
    groups = [membership.group for user in people for membership in user.memberships.all()]
    note_view(request.user, groups, where)


def _render(request: HttpRequest, name: str, title: str, **context: object) -> HttpResponse:
    frame = {"header_title": title, "page_title": title, "header_icon": "group"}
    return render(request, f"groups/accounts/{name}.html", frame | context)


def last_sign_in(person: User) -> str:
    """Return when someone signed in last, or why no one can say."""
    if not person.is_active:
        return _("Closed")
    return long_date(person.last_login) or _("Not yet")


def hand_over_letter(request: HttpRequest, user: User) -> HttpResponse:
    """Issue a code and go to its letter, which shows it once."""
    code = services.issue_code(user=user, by=request.user)
    request.session[LETTER_SESSION_KEY] = [user.pk, code]
    return redirect("accounts_letter", user.pk)


class PersonColumn(FormColumn):
    """What the desk does about an account, or says of it."""

    def get_value(self, instance: User) -> User:
        return instance


class NameColumn(PersonColumn):
    cell_template_name = "groups/accounts/name_cell.html"


class GroupsColumn(PersonColumn):
    cell_template_name = "groups/accounts/groups_cell.html"


class ActionsColumn(PersonColumn):
    cell_template_name = "groups/accounts/actions_cell.html"


class AccountsView(GuardedReport, ScreenReport):
    """Each page of the list is on record as a look at the groups' private data."""

    model = User
    may_read = staticmethod(may_manage_representatives)
    page_title = gettext_lazy("Group accounts")
    header_icon = "group"
    template_name = "groups/accounts/index.html"
    index_url_name = "accounts_desk"
    index_results_url_name = "accounts_desk_results"
    is_searchable = True
    columns = [
        Column("username", label=gettext_lazy("ID")),
        NameColumn("display_name", label=gettext_lazy("Name")),
        GroupsColumn("memberships", label=gettext_lazy("Citizen group")),
        Column("last_login", label=gettext_lazy("Last sign-in"), accessor=last_sign_in),
        ActionsColumn("actions", label=gettext_lazy("Actions")),
    ]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return [HeaderButton(_("New account"), reverse("accounts_new"), icon_name="plus")]

    def get_queryset(self) -> UserQuerySet:
        return User.objects.representatives().with_groups()

    def search_queryset(self, people: UserQuerySet) -> UserQuerySet:
        return people.found_by(self.search_query)

    def decorate_paginated_queryset(self, people: UserQuerySet) -> UserQuerySet:
        _note_view(self.request, people, Where.ACCOUNTS)
        return people


@require_http_methods(["GET", "HEAD", "POST"])
def new_account(request: HttpRequest) -> HttpResponse:
    _require_desk(request)
    form = NewAccountForm(request.POST or None, initial={"group": request.GET.get("group")})
    if request.method == "POST" and form.is_valid():
        user = open_account(by=request.user, **form.cleaned_data)
        return hand_over_letter(request, user)
    return _render(request, "new", _("New account of a group"), form=form)


@require_POST
def new_code(request: HttpRequest, pk: int) -> HttpResponse:
    return hand_over_letter(request, get_object_or_404(User, pk=pk))


@never_cache
@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    _require_desk(request)
    owner, code = request.session.pop(LETTER_SESSION_KEY, (None, ""))
    if owner != pk:
        messages.warning(
            request, _("A letter is shown once. Make a new code to print another one.")
        )
        return redirect("accounts_desk")
    user = get_object_or_404(User.objects.representatives(), pk=pk)
    _note_view(request, [user], Where.LETTER)
    with translation.override(user.language):
        return render(request, "groups/accounts/letter.html", {"letter": Letter(user, code)})


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    services.close_account(user=user, by=request.user)
    messages.success(request, _("%(id)s can sign in no more.") % {"id": user.username})
    return redirect("accounts_desk")


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    services.reopen_account(user=user, by=request.user)
    messages.success(request, _("%(id)s can sign in again.") % {"id": user.username})
    return redirect("accounts_desk")
