"""Looking over what changed, sending it to the city, taking it back, throwing it away."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groups import services
from groups.changes import changes_between, label_of
from groups.forms import STEPS
from groups.models import GroupPage
from groups.moderation.remarks import remarks
from groups.moderation.urgent import may_publish_at_once, publish_at_once
from groups.permissions import may, types_for
from groups.registration.consents import ConsentForm
from groups.registration.rules import rules_page
from groups.registration.scans import BackingForm
from groups.registration.sending import NotAgreed, Unbacked, asked_of, send
from groups.views.access import for_members
from groups.views.portal import doable, steps_of
from groups.workflow import Action, ReviewState
from hub.core.rules import Refused
from hub.text.numbers import whole_number

MAX_NOTE_LENGTH = 400


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    if request.method == "POST":
        return _send(request, group, standing)
    return _show(request, group, standing)


def _send(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    consents, backing = _forms(request, group, standing)
    valid = [form.is_valid() for form in (consents, backing) if form]
    if not all(valid):
        return _show(request, group, standing, consents, backing, status=422)
    version = request.POST.get("version", "")
    try:
        receipt = send(
            group,
            request.user,
            whole_number(version, instead=-1),
            agreed={ask.kind for ask in consents.given},
            language=get_language(),
            **({"scan": None, "call_note": ""} if backing is None else backing.cleaned_data),
        )
    except Refused as refused:
        messages.error(request, refused.answer.reason)
    except services.Conflict:
        messages.warning(
            request, _("Somebody else changed the draft meanwhile. Please look at it again.")
        )
    except services.Unchanged:
        messages.warning(
            request, _("Nothing is different from what the city has seen, so nothing was sent.")
        )
    except services.Incomplete:
        messages.error(request, _("Something is still missing. It is listed below."))
    except NotAgreed:
        messages.error(request, _("There is something new to agree to. Please read it below."))
    except Unbacked:
        messages.error(request, _("Please add the scan, or write a note of the call."))
    except ValidationError as invalid:
        for message in invalid.messages:
            messages.error(request, message)
    else:
        due = date_format(receipt.standing.due, "DATE_FORMAT")
        messages.success(
            request,
            _("We have received it. You will usually hear from the city by %(day)s.")
            % {"day": due},
        )
        return redirect("portal:group", pk=group.pk)
    return _show(request, group, ReviewState.of(group), status=409)


def _forms(
    request: HttpRequest, group: GroupPage, standing: ReviewState
) -> tuple[ConsentForm, BackingForm | None]:
    """The boxes to tick and, for the desk, what its typing rests on; bound when they were sent."""
    posted = request.method == "POST"
    consents = ConsentForm(asked_of(group, standing), request.POST if posted else None)
    if not types_for(request.user, group):
        return consents, None
    return consents, BackingForm(request.POST, request.FILES) if posted else BackingForm()


def _show(
    request: HttpRequest,
    group: GroupPage,
    standing: ReviewState,
    consents: ConsentForm | None = None,
    backing: BackingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    if consents is None:
        consents, backing = _forms(request, group, standing)
    page = services.drafted_page(group, standing.draft)
    values = services.drafted_values(group, standing.draft)
    missing = services.incomplete_steps(values)
    steps = steps_of(group, values)
    before = services.base_page(group, standing.draft) if group.live else nothing_yet(group)
    context = {
        "group": group,
        "standing": standing,
        "may": doable(request, group, standing),
        "answer": may(request.user, Action.SUBMIT, group, standing),
        "changes": changes_between(before, page),
        "remarks": remarks(values),
        "missing": [
            {"step": step, "labels": [label_of(name) for name in missing[step.slug]]}
            for step in steps
            if step.slug in missing
        ],
        "steps": steps,
        "current": len(STEPS) + 1,
        "at_once": may_publish_at_once(request.user, group, standing),
        "consents": consents,
        "required": [field for field in consents if field.field.required],
        "optional": [field for field in consents if not field.field.required],
        "backing": backing,
        "rules_page": rules_page(),
        "moved_on": bool(standing.draft and standing.draft.public_page_moved_on),
    }
    return render(request, "groups/portal/check.html", context, status=status)


def nothing_yet(group: GroupPage) -> GroupPage:
    """Return an empty page to compare with: before the first publication everything is new."""
    return GroupPage(title="", slug=group.slug, locale_id=group.locale_id)


@for_members
@require_POST
def urgent(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    """Publish an urgent correction; any objection leads back to the check page."""
    version = request.POST.get("version", "")
    note = request.POST.get("note", "").replace("\x00", "").strip()[:MAX_NOTE_LENGTH]
    try:
        publish_at_once(group, request.user, whole_number(version, instead=-1), note)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
    except services.Conflict:
        messages.warning(
            request, _("Somebody else changed the draft meanwhile. Please look at it again.")
        )
    except services.Unchanged:
        messages.warning(request, _("Nothing is different from the public page."))
    except services.Incomplete:
        messages.error(request, _("Something is still missing. It is listed below."))
    except ValidationError as invalid:
        for message in invalid.messages:
            messages.error(request, message)
    else:
        messages.success(request, _("It is public now. The city looks at it afterwards."))
        return redirect("portal:group", pk=group.pk)
    return _show(request, group, ReviewState.of(group), status=409)


def _confirmed(
    request: HttpRequest,
    group: GroupPage,
    standing: ReviewState,
    action: Action,
    service: Callable[..., ReviewState],
    done: str,
    template: str,
) -> HttpResponse:
    """Ask first (GET), then do (POST)."""
    answer = may(request.user, action, group, standing)
    if request.method == "POST" or not answer:
        try:
            if not answer:
                raise Refused(answer)
            service(group, request.user)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
        else:
            messages.success(request, done)
        return redirect("portal:group", pk=group.pk)
    return render(request, template, {"group": group, "standing": standing})


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    return _confirmed(
        request,
        group,
        standing,
        Action.WITHDRAW,
        services.withdraw,
        _("You took it back. You can change it now."),
        "groups/portal/withdraw.html",
    )


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    return _confirmed(
        request,
        group,
        standing,
        Action.DISCARD,
        services.discard,
        _("The draft is gone. The public page is as before."),
        "groups/portal/discard.html",
    )
