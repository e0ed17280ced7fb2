"""From the start page to a group's first step; and giving a registration up."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import for_members
from groups.forms import SHORT_STEPS
from groups.models import GroupPage
from groups.registration import services, sign_in_links
from groups.registration.forms import (
    ENOUGH_MAILS,
    MailboxForm,
    NewGroupForm,
)
from groups.registration.permissions import give_up_refusal, registration_refusal
from groups.rules import rules_page
from hub.accounts.forms import TOO_MANY_CODES, WRONG_CODE, CodeForm
from hub.accounts.limits import consume, declare_limit, is_within_limit
from hub.accounts.models import User
from hub.core.rules import Refused
from hub.editorial.people import is_desk
from hub.forms.sessions import KEPT, signed_in
from hub.submissions.workflow import ReviewState

declare_limit("way_in", "60/h/ip,5/h/key")
declare_limit("way_in_code", "30/10m/key,200/10m/ip")
ASKED_BY = "registration_asked_by"  # in the session: what makes this browser's links its own
SENT = "registration_sent"  # in the session: to which mailbox a link went, and which


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Who may register and what is needed: public, the same page for everyone."""
    return render(request, "groups/registration/start.html", {"rules_page": rules_page()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_mailbox(request: HttpRequest) -> HttpResponse:
    """Send a link; the answer is the same whether there is an account or not."""
    if request.user.is_authenticated:
        return redirect("portal:home")
    form = MailboxForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not consume(request, "way_in", key=email):
            form.add_error(None, ENOUGH_MAILS)
            return render(request, "groups/registration/mailbox.html", {"form": form}, status=429)
        asked_at = timezone.now()
        asked_by = request.session.setdefault(ASKED_BY, get_random_string(22))
        link = sign_in_links.send_way_in(email, get_language(), asked_by)
        request.session[SENT] = {
            "email": email,  # as it was typed: an ID does not show whose address it has
            "link": link.pk if link else None,
            "at": asked_at.isoformat(),
        }
        return redirect("portal:mail_sent")
    status = 422 if form.is_bound else 200
    return render(request, "groups/registration/mailbox.html", {"form": form}, status=status)


@never_cache
@sensitive_post_parameters("code")
@sensitive_variables("form")
@require_http_methods(["GET", "HEAD", "POST"])
def mail_sent(request: HttpRequest) -> HttpResponse:
    """The page after the mailbox: the code of the email may be typed here."""
    if request.user.is_authenticated:
        return redirect("portal:home")
    sent = request.session.get(SENT, {})
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not is_within_limit(request, "way_in_code"):
            form.add_error(None, TOO_MANY_CODES)
        elif user := sign_in_links.confirm_code(sent.get("link"), form.cleaned_data["code"]):
            return _sign_in(request, user)
        else:
            form.add_error("code", WRONG_CODE)
    status = 422 if form.is_bound else 200
    context = {
        "form": form,
        "email": sent.get("email", ""),
        "mail": sign_in_links.mail_sent_to(sent["email"], sent["at"]) if "at" in sent else None,
        "correction": MailboxForm(initial={"email": sent.get("email", "")}),
        **_sender(),
    }
    return render(request, "groups/registration/mail_sent.html", context, status=status)


@require_safe
def no_mail(request: HttpRequest) -> HttpResponse:
    """What to do if no email comes."""
    return render(request, "groups/registration/no_mail.html", _sender())


def _sender() -> dict[str, str]:
    """Return our address, and the domain that people allow at their phone company."""
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">").strip()
    return {"sender": sender, "domain": sender.rpartition("@")[2]}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_link(request: HttpRequest, token: str) -> HttpResponse:
    """What the link of the email opens: programs fetch links, so only the button signs in."""
    link = sign_in_links.find_way_in(token)
    if request.user.is_authenticated and (link is None or link.user == request.user):
        return redirect("portal:home")
    if request.method == "POST" and link is not None:
        user = sign_in_links.confirm(link)
        if user is not None:
            return _sign_in(request, user)
    status = 200 if link is not None and request.method != "POST" else 410
    context = {"link": link if status == 200 else None}
    response = render(request, "groups/registration/confirm.html", context, status=status)
    # The address holds the token. Not "no-referrer": the form's Origin would be null, and refused.
    response["Referrer-Policy"] = "same-origin"
    return response


def _sign_in(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in for the portal, and lead to where the person left off."""
    request.session.pop(SENT, None)
    record_authentication(request, user, method="code")
    groups = list(GroupPage.objects.kept_by(user)[:2])
    address = reverse("portal:home") if groups else reverse("portal:new_group")
    if KEPT in request.session:
        address = request.session[KEPT]["path"]  # a form whose session had ended
    elif len(groups) == 1:
        address = reverse("portal:page", args=[groups[0].pk])
    return perform_login(request, Login(user=user, redirect_url=address))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request: HttpRequest) -> HttpResponse:
    """The name first: it makes the page that all further steps are saved on."""
    user = request.user
    at_desk = is_desk(user)
    form = NewGroupForm(request.POST or None, known_name=user.display_name, at_desk=at_desk)
    refusal = "" if at_desk else registration_refusal(user)
    status = 200
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data | {"form_key": str(form.cleaned_data["form_key"])}
        try:
            group = services.start_group(user, **values)
        except Refused as refused:
            refusal, status = refused.answer.reason, 409
        else:
            return redirect("portal:step", pk=group.pk, slug="about")
    elif form.is_bound:
        status = 422
    context = {
        "form": form,
        "refusal": refusal,
        "at_desk": at_desk,
        "is_short": True,
        "total": len(SHORT_STEPS) + 1,  # the last look is a screen too
    }
    return render(request, "groups/registration/new_group.html", context, status=status)


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, group: GroupPage, review_state: ReviewState) -> HttpResponse:
    """Ask first (GET), then remove what was typed (POST)."""
    if reason := give_up_refusal(request.user, group):
        messages.error(request, reason)
        return redirect("portal:page", pk=group.pk)
    if request.method == "POST":
        try:
            services.give_up(group, request.user)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
            return redirect("portal:page", pk=group.pk)
        messages.success(request, _("It is removed: nothing of it is left."))
        return redirect("portal:home")
    return render(request, "groups/registration/give_up.html", {"group": group})
