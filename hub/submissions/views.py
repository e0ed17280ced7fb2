"""The portal: editing in steps, looking over what changed, sending it, taking it back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.core.rules import Refused
from hub.forms.changes import changes_between, contents_of
from hub.forms.overview import OBJECTIONS, missing_of, say_why
from hub.forms.views import Place, edit_step
from hub.privacy.forms import ConsentForm
from hub.submissions import sending
from hub.submissions.access import for_keepers
from hub.submissions.agreeing import NotAgreed, Unbacked, send
from hub.submissions.forms import BackingForm
from hub.submissions.pages import public_view, shown, with_steps
from hub.submissions.permissions import may, types_for
from hub.submissions.portal import portal_of
from hub.submissions.remarks import remarks
from hub.submissions.urgent import may_publish_at_once, publish_at_once
from hub.submissions.versions import (
    base_page,
    drafted_page,
    drafted_values,
    public_page_moved_on,
)
from hub.submissions.workflow import Action, ReviewState, State
from hub.text.numbers import whole_number

MAX_NOTE_LENGTH = 400


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, page: Any, review_state: ReviewState, slug: str) -> HttpResponse:
    portal = portal_of(page)
    context = shown(request, page, review_state)
    if review_state.state == State.RETURNED:
        context["notice_template"] = "submissions/review_state.html"
    place = Place(
        base_template=context["base_template"],
        overview=portal.address(page),
        following=portal.address(page, "check"),
        step=lambda other: portal.address(page, "step", other),
        context=context,
    )
    return edit_step(request, portal, page, slug, place)


@for_keepers
@require_safe
def preview(request: HttpRequest, page: Any, review_state: ReviewState) -> HttpResponse:
    """The page as the public would see it with the draft: private values stay hidden."""
    portal = portal_of(page)
    drafted = drafted_page(page, review_state.draft)
    note = _(
        "This is how everybody will see the page once the city has approved it. "
        "Private entries are hidden."
    )
    response = public_view(request, drafted, _("Preview"), note, portal.address(page))
    portal.finish_response(drafted, response)
    return response


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, page: Any, review_state: ReviewState) -> HttpResponse:
    if request.method == "POST":
        return _send(request, page, review_state)
    return _show(request, page, review_state)


def _send(request: HttpRequest, page: Any, review_state: ReviewState) -> HttpResponse:
    consents, backing = _forms(request, page, review_state)
    valid = [form.is_valid() for form in (consents, backing) if form]
    if not all(valid):
        return _show(request, page, review_state, consents, backing, status=422)
    version = request.POST.get("version", "")
    try:
        receipt = send(
            page,
            request.user,
            whole_number(version, instead=-1),
            agreed={ask.kind for ask in consents.given},
            language=get_language(),
            **({"scan": None, "call_note": ""} if backing is None else backing.cleaned_data),
        )
    except OBJECTIONS as objection:
        say_why(
            request,
            objection,
            _("Nothing is different from what the city has seen, so nothing was sent."),
        )
    except NotAgreed:
        messages.error(request, _("There is something new to agree to. Please read it below."))
    except Unbacked:
        messages.error(request, _("Please add the scan, or write a note of the call."))
    else:
        messages.success(request, _received(receipt))
        return redirect(portal_of(page).address(page))
    return _show(request, page, ReviewState.of(page), status=409)


def _received(receipt: sending.Receipt) -> str:
    """What becomes of what was sent, and when."""
    review_state = receipt.review_state
    if review_state.due is None:
        return _("It is public now. The city looks at it afterwards.")
    if review_state.promise:
        return _("We have received it.") + " " + review_state.promise
    due = date_format(review_state.due, "DATE_FORMAT")
    return _("We have received it. You will usually hear from the city by %(day)s.") % {"day": due}


def _forms(
    request: HttpRequest, page: Any, review_state: ReviewState
) -> tuple[ConsentForm, BackingForm | None]:
    """The boxes to tick and, for the desk, what its typing rests on; bound when they were sent."""
    posted = request.method == "POST"
    asked = portal_of(page).asks(page, review_state)
    consents = ConsentForm(asked, request.POST if posted else None)
    if not types_for(request.user, page):
        return consents, None
    return consents, BackingForm(request.POST, request.FILES) if posted else BackingForm()


def _show(
    request: HttpRequest,
    page: Any,
    review_state: ReviewState,
    consents: ConsentForm | None = None,
    backing: BackingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    if consents is None:
        consents, backing = _forms(request, page, review_state)
    portal = portal_of(page)
    drafted = drafted_page(page, review_state.draft)
    values = drafted_values(page, review_state.draft)
    context = with_steps(request, page, review_state)
    if page.live:
        changes = changes_between(portal, base_page(page, review_state.draft), drafted)
    else:
        changes = contents_of(portal, drafted)
    context |= {
        "answer": may(request.user, Action.SUBMIT, page, review_state),
        "changes": changes,
        "remarks": remarks(portal, values),
        "missing": missing_of(
            portal, values, context["steps"], partial(portal.address, page, "step")
        ),
        "current": len(context["steps"]) + 1,
        "is_short": len(context["steps"]) < len(context["parts"]),
        "at_once": may_publish_at_once(request.user, page, review_state),
        "consents": consents,
        "required": [field for field in consents if field.field.required],
        "optional": [field for field in consents if not field.field.required],
        "backing": backing,
        "rules_page": portal.rules_page(),
        "moved_on": bool(review_state.draft and public_page_moved_on(page, review_state.draft)),
    }
    return render(request, "submissions/check.html", context, status=status)


@for_keepers
@require_POST
def urgent(request: HttpRequest, page: Any, review_state: ReviewState) -> HttpResponse:
    """Publish an urgent correction; any objection leads back to the check page."""
    version = request.POST.get("version", "")
    note = request.POST.get("note", "").replace("\x00", "").strip()[:MAX_NOTE_LENGTH]
    try:
        publish_at_once(page, request.user, whole_number(version, instead=-1), note)
    except OBJECTIONS as objection:
        say_why(request, objection, _("Nothing is different from the public page."))
    else:
        messages.success(request, _("It is public now. The city looks at it afterwards."))
        return redirect(portal_of(page).address(page))
    return _show(request, page, ReviewState.of(page), status=409)


def _confirmed(
    request: HttpRequest,
    page: Any,
    review_state: ReviewState,
    action: Action,
    service: Callable[..., ReviewState],
    done: str,
) -> HttpResponse:
    """Ask first (GET), then do (POST)."""
    answer = may(request.user, action, page, review_state)
    if request.method == "POST" or not answer:
        try:
            if not answer:
                raise Refused(answer)
            service(page, request.user)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
        else:
            messages.success(request, done)
        return redirect(portal_of(page).address(page))
    return render(request, f"submissions/{action.value}.html", shown(request, page, review_state))


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, page: Any, review_state: ReviewState) -> HttpResponse:
    done = _("You took it back. You can change it now.")
    return _confirmed(request, page, review_state, Action.WITHDRAW, sending.withdraw, done)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, page: Any, review_state: ReviewState) -> HttpResponse:
    done = _("The draft is gone. The public page is as before.")
    return _confirmed(request, page, review_state, Action.DISCARD, sending.discard, done)
