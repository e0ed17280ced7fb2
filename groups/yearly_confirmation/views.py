"""The confirming page, from the email and signed in; and requests about the group's life."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from groups.access import for_members
from groups.choices import RequestKind
from groups.models import ConfirmationRequest, GroupPage, GroupSettings
from groups.yearly_confirmation import services, status_requests
from groups.yearly_confirmation.forms import LIFE_FORMS
from groups.yearly_confirmation.page_lines import public_facts
from groups.yearly_confirmation.permissions import can_be_confirmed, may_ask
from groups.yearly_confirmation.tokens import find, has_expired
from hub.core.rules import Refused
from hub.forms.sessions import take_typed
from hub.submissions.pages import shown
from hub.submissions.workflow import ReviewState

How = ConfirmationRequest.How
METHODS = ["GET", "HEAD", "POST"]
GONE = 410


@csrf_exempt  # the token itself is the secret; readers of email may refuse cookies
@never_cache
@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """From the email or the paper form, without signing in: it shows only what is public."""
    asked = find(token)
    if asked is None:
        raise Http404
    if has_expired(asked) or not asked.group.live:
        response = render(request, "groups/yearly_confirmation/expired.html", status=GONE)
    else:
        response = _answer(request, asked, How.MAIL)
    response["X-Robots-Tag"] = "noindex"
    # The address holds the token. Not "no-referrer": the form's Origin would be null, and refused.
    response["Referrer-Policy"] = "same-origin"
    return response


@for_members
@require_http_methods(METHODS)
def confirm_signed_in(
    request: HttpRequest, group: GroupPage, review_state: ReviewState
) -> HttpResponse:
    asked = group.asked_now
    if asked is None:
        messages.info(request, _("There is nothing to confirm at present."))
        return redirect("portal:page", pk=group.pk)
    return _answer(request, asked, How.PORTAL)


def _answer(request: HttpRequest, asked: ConfirmationRequest, how: str) -> HttpResponse:
    """Show the page's public text and two buttons; do what a button says, on POST alone."""
    group = asked.group
    answer = can_be_confirmed(group)
    again = bool(asked.answered_on)
    if request.method == "POST" and answer:
        if request.POST.get("answer") == "correct":
            if not again:
                services.correct(asked)
            return redirect("portal:step", pk=group.pk, slug="identity")
        if request.POST.get("answer") == "ok":
            user = request.user if how == How.PORTAL else None
            again = not services.confirm(asked, how, user=user)
            asked.refresh_from_db()
    return render(
        request,
        "groups/yearly_confirmation/confirm.html",
        {
            "group": group,
            "asked": asked,
            "answer": answer,
            "again": again,
            "facts": public_facts(group),
            "signed_in": how == How.PORTAL,
            "may_sign_in": group.memberships.filter(user__is_active=True).exists(),
        },
    )


@for_members
@require_http_methods(METHODS)
def ask(
    request: HttpRequest, group: GroupPage, review_state: ReviewState, kind: str
) -> HttpResponse:
    """Ask to pause, to be active again, or report the dissolution."""
    if kind not in LIFE_FORMS:
        raise Http404
    answer = may_ask(request.user, RequestKind(kind), group, review_state)
    typed = take_typed(request) if request.method != "POST" else request.POST
    form = LIFE_FORMS[kind](typed)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            if _sent(request, group, kind, form.cleaned_data):
                return redirect("portal:page", pk=group.pk)
            status = 409
        else:
            status = 422
    context = shown(request, group, review_state) | {
        "group": group,
        "kind": kind,
        "answer": answer,
        "form": form,
        "months": GroupSettings.load().keep_closed_months,
    }
    return render(request, f"groups/yearly_confirmation/{kind}.html", context, status=status)


def _sent(request: HttpRequest, group: GroupPage, kind: str, typed: dict) -> bool:
    """Send the request; say what happened. Return whether it is with the city."""
    try:
        receipt = status_requests.ask(group, request.user, kind, typed.get("day"), typed["note"])
    except Refused as refused:
        messages.error(request, refused.answer.reason)
    except ValidationError as invalid:
        messages.error(request, _("Your page needs a correction first. Please ask the desk."))
        for message in invalid.messages:
            messages.error(request, message)
    else:
        due = receipt.review_state.due or timezone.localdate()
        messages.success(
            request,
            _("We have received it. You will usually hear from the city by %(day)s.")
            % {"day": date_format(due, "DATE_FORMAT")},
        )
        return True
    return False
