"""Signing in: allauth does it; these are the ways into it that are our own."""

from collections.abc import Callable
from typing import TypeVar

from allauth.account import views as account
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hub.accounts.adapter import AccountAdapter
from hub.accounts.forms import (
    TOO_MANY_CODES,
    WRONG_CODE,
    CodeForm,
    FirstSignInForm,
    OwnPasswordForm,
    StaffCodeForm,
)
from hub.accounts.limits import consume, declare_limit, is_within_limit
from hub.accounts.mailed_codes import address_by_code, person_by_code, send_staff_code
from hub.accounts.models import OneTimeCode
from hub.accounts.permissions import is_staff_member
from hub.accounts.services import redeem
from hub.core.http import browser_or_address, parameter

declare_limit("mailed_code_typed", "30/10m/key,200/10m/ip")
declare_limit("staff_code_asked", "5/h/key")
declare_limit("sign_in_in_vain", "25/m/key,300/m/ip")
Found = TypeVar("Found")
FOUND = 302
CODE_SESSION_KEY = "accounts_one_time_code"


@never_cache
def staff_login(request: HttpRequest) -> HttpResponse:
    """Replace Wagtail's own sign-in, which has neither rate limits nor a second factor."""
    if request.user.is_authenticated and not is_staff_member(request.user):
        return redirect(AccountAdapter(request).get_login_redirect_url(request))
    following = request.GET.get("next") or reverse("wagtailadmin_home")
    return redirect_to_login(following, reverse(settings.LOGIN_URL))


def sign_in(request: HttpRequest) -> HttpResponse:
    """allauth's sign-in. Only what fails counts against a browser or an address."""
    browser = browser_or_address(request)
    if not consume(request, "sign_in_in_vain", key=browser, dry_run=True):
        return ratelimit.respond_429(request)
    response = account.login(request)
    if request.method == "POST" and response.status_code != FOUND:
        consume(request, "sign_in_in_vain", key=browser)
    return response


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def reset_sent(request: HttpRequest) -> HttpResponse:
    """The page after asking for a new password: the code of the mail may be typed here."""
    form = CodeForm(request.POST or None)
    if address := _taken(request, form, address_by_code):
        return redirect(address)
    return _shown(request, form, "account/password_reset_done.html")


@require_http_methods(["GET", "HEAD", "POST"])
def staff_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code that signs in whoever comes twice a year (STAFF_CODE_ROLES)."""
    _only_with_roles()
    form = StaffCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not is_within_limit(request, "staff_code_asked", email):
            return ratelimit.respond_429(request)
        send_staff_code(request, email)
        return redirect("accounts_staff_code_sent")
    return _shown(request, form, "accounts/staff_code.html")


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def staff_code_sent(request: HttpRequest) -> HttpResponse:
    """The page after asking: the code of the mail signs in."""
    _only_with_roles()
    form = CodeForm(request.POST or None)
    if person := _taken(request, form, person_by_code):
        record_authentication(request, person, method="code")
        return perform_login(request, Login(user=person))
    return _shown(request, form, "accounts/staff_code_sent.html")


def _only_with_roles() -> None:
    """Raise Http404 if nobody signs in by a code alone."""
    if not settings.STAFF_CODE_ROLES:
        raise Http404


def _taken(
    request: HttpRequest, form: CodeForm, find: Callable[[HttpRequest, str], Found | None]
) -> Found | None:
    """Return what the typed code leads to; if it is none, the form says so."""
    if request.method != "POST" or not form.is_valid():
        return None
    if not is_within_limit(request, "mailed_code_typed"):
        form.add_error(None, TOO_MANY_CODES)
        return None
    found = find(request, form.cleaned_data["code"])
    if found is None:
        form.add_error("code", WRONG_CODE)
    return found


def _shown(request: HttpRequest, form: Form, template: str) -> HttpResponse:
    return render(request, template, {"form": form}, status=422 if form.is_bound else 200)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def first_sign_in(request: HttpRequest) -> HttpResponse:
    """Step 1 of the first sign-in: the ID and the code of the desk's letter."""
    if request.user.is_authenticated:
        return redirect(AccountAdapter(request).get_login_redirect_url(request))
    initial = {"login": parameter(request, "id", 40)}
    form = FirstSignInForm(request.POST or None, initial=initial, request=request)
    if request.method == "POST" and form.is_valid():
        request.session[CODE_SESSION_KEY] = form.one_time_code.pk
        return redirect("accounts_first_password")
    return render(request, "accounts/first.html", {"form": form})


@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def first_password(request: HttpRequest) -> HttpResponse:
    """Step 2: a password of one's own, then straight in."""
    code = OneTimeCode.objects.usable().filter(pk=request.session.get(CODE_SESSION_KEY)).first()
    if code is None or request.user.is_authenticated:
        return redirect("accounts_first")
    form = OwnPasswordForm(data=request.POST or None, user=code.user)
    if request.method == "POST" and form.is_valid():
        del request.session[CODE_SESSION_KEY]
        user = redeem(code, form.cleaned_data["password1"])
        if user is None:
            messages.error(request, _("The code was used already. Please ask the desk."))
            return redirect("accounts_first")
        record_authentication(request, user, method="code")
        return perform_login(request, Login(user=user))
    return render(request, "accounts/first_password.html", {"form": form, "person": code.user})
