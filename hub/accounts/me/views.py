"""My own account: name, address, password, all data about me, and deleting it."""

import json

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.forms import OwnPasswordForm
from hub.accounts.limits import consume, declare_limit
from hub.accounts.links import find_link
from hub.accounts.me import services
from hub.accounts.me.forms import DetailsForm, EmailForm, PasswordAgain
from hub.accounts.me.own_data import export
from hub.accounts.permissions import is_outside_city_hall
from hub.accounts.purposes import DELETION, EMAIL

declare_limit("own_mail", "5/h/user")
both = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = request.user
    context = {
        "person": user,
        "is_outside": is_outside_city_hall(user),
        "has_second_factor": Authenticator.objects.filter(user_id=user.pk).exists(),
        "groups": [row.group for row in user.memberships.select_related("group")],
    }
    return render(request, "accounts/me/home.html", context)


@login_required
@both
def details(request: HttpRequest) -> HttpResponse:
    user = request.user
    initial = {"name": user.display_name, "language": user.language}
    form = DetailsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        user.display_name = form.cleaned_data["name"]
        user.language = form.cleaned_data["language"]
        user.save(update_fields=["display_name", "language"])
        messages.success(request, _("Saved."))
        return redirect("me:home")
    return _form(request, "details", form)


@login_required
@sensitive_post_parameters("password")
@both
def new_email(request: HttpRequest) -> HttpResponse:
    if not is_outside_city_hall(request.user):
        messages.error(request, services.STAFF_EMAIL)
        return redirect("me:home")
    form = EmailForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        if consume(request, "own_mail", user=request.user):
            email = form.cleaned_data["email"]
            services.ask_for_email(request.user, email)
            return render(request, "accounts/me/email_sent.html", {"email": email})
        form.add_error(None, services.ENOUGH_MAIL)
    return _form(request, "email", form)


@both
def take_email(request: HttpRequest, token: str) -> HttpResponse:
    """The person who opens this can read the new mailbox, signed in or not."""
    link = find_link(token, EMAIL)
    if link is None or link.user is None:
        return _void(request)
    if request.method != "POST":
        return render(request, "accounts/me/take_email.html", {"link": link})
    try:
        user = services.take_email(link)
    except services.AddressTaken:
        return _void(request)
    if user is None:
        return _void(request)
    messages.success(request, _("%(email)s is your address now.") % {"email": user.email})
    return redirect("me:home")


@login_required
@sensitive_post_parameters("password1", "password2")
@both
def first_password(request: HttpRequest) -> HttpResponse:
    """For who has none yet: came by an invitation, or signs in by email."""
    user = request.user
    if user.has_usable_password():
        return redirect("account_change_password")
    form = OwnPasswordForm(data=request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        user.set_password(form.cleaned_data["password1"])
        user.save(update_fields=["password"])
        update_session_auth_hash(request, user)
        get_adapter().send_notification_mail("account/email/password_reset", user)
        messages.success(request, _("Your password is set."))
        return redirect("me:home")
    return _form(request, "password", form)


@login_required
@require_POST
def data(request: HttpRequest) -> HttpResponse:
    text = json.dumps(export(request.user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="my-data-{day}.json"'
    return response


@login_required
@sensitive_post_parameters("password")
@both
def delete(request: HttpRequest, token: str = "") -> HttpResponse:
    """Ask what it means (GET), then do it: with the password, or with a fresh link instead."""
    user = request.user
    link = find_link(token, DELETION) if token else None
    if token and (link is None or link.user_id != user.pk):
        return _void(request)
    form = PasswordAgain(request.POST or None, request=request)
    context = {
        "form": form,
        "link": link,
        "needs_link": link is None and not user.has_usable_password(),
        "obstacles": services.obstacles(user),
    }
    confirmed = link is not None or (user.has_usable_password() and form.is_valid())
    if request.method != "POST" or context["obstacles"] or not confirmed:
        status = 422 if request.method == "POST" else 200
        return render(request, "accounts/me/delete.html", context, status=status)
    try:
        services.delete_person(user)
    except services.CannotDelete as refused:
        context["obstacles"] = refused.reasons
        return render(request, "accounts/me/delete.html", context, status=409)
    logout(request)
    return render(request, "accounts/me/deleted.html")


@login_required
@require_POST
def ask_deletion_link(request: HttpRequest) -> HttpResponse:
    user = request.user
    if services.obstacles(user) or not user.email:
        return redirect("me:delete")
    if not consume(request, "own_mail", user=user):
        messages.error(request, services.ENOUGH_MAIL)
        return redirect("me:delete")
    services.send_deletion_link(user)
    return render(request, "accounts/me/email_sent.html", {"email": user.email})


def _form(request: HttpRequest, name: str, form) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, f"accounts/me/{name}.html", {"form": form}, status=status)


def _void(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/me/void_link.html", status=410)
