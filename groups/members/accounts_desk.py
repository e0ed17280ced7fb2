"""The desk's pages in the admin: accounts of groups, and their letters."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from groups.members.account_forms import NewAccountForm
from groups.members.accounts import open_account
from groups.members.letter import Letter
from groups.private_places import Where
from hub.accounts import services
from hub.accounts.models import User
from hub.accounts.permissions import may_manage_representatives
from hub.core.http import parameter
from hub.privacy.services import note_view

LETTER_SESSION_KEY = "accounts_letter"
PER_PAGE = 50


def _require_desk(request: HttpRequest) -> None:
    if not may_manage_representatives(request.user):
        raise PermissionDenied


def _note_view(request: HttpRequest, people: Iterable[User], where: str) -> None:
    groups = [membership.group for user in people for membership in user.memberships.all()]
    note_view(request.user, groups, where)


def _render(request: HttpRequest, name: str, title: str, **context: object) -> HttpResponse:
    frame = {"header_title": title, "page_title": title, "header_icon": "group"}
    return render(request, f"groups/accounts/{name}.html", frame | context)


def hand_over_letter(request: HttpRequest, user: User) -> HttpResponse:
    """Issue a code and go to its letter, which shows it once."""
    code = services.issue_code(user=user, by=request.user)
    request.session[LETTER_SESSION_KEY] = [user.pk, code]
    return redirect("accounts_letter", user.pk)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    _require_desk(request)
    words = parameter(request, "q", 80)
    found = User.objects.representatives().found_by(words).with_groups()
    people = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    _note_view(request, people.object_list, Where.ACCOUNTS)
    return _render(request, "index", _("Group accounts"), people=people, q=words)


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
