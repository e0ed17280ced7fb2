"""Looking over what changed, sending it to the city, taking it back, throwing it away."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from groups import services
from groups.changes import changes_between, label_of
from groups.forms import STEPS
from groups.models import GroupPage
from groups.moderation.afterwards import may_publish_at_once, publish_at_once
from groups.moderation.remarks import remarks
from groups.permissions import may
from groups.views.access import for_members
from groups.views.portal import doable, steps_of
from groups.workflow import Action, Standing

LONGEST_NOTE = 400


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, group: GroupPage, standing: Standing) -> HttpResponse:
    if request.method == "POST":
        return _send(request, group, standing)
    return _show(request, group, standing)


def _send(request: HttpRequest, group: GroupPage, standing: Standing) -> HttpResponse:
    version = request.POST.get("version", "")
    if request.POST.get("agreed") != "1":
        messages.error(request, _("Please tick the box above the button first."))
        return _show(request, group, standing, status=422)
    try:
        receipt = services.submit(group, request.user, int(version) if version.isdigit() else -1)
    except services.Refused as refused:
        messages.error(request, refused.answer.reason)
    except services.Overtaken:
        messages.warning(
            request, _("Somebody else changed the draft meanwhile. Please look at it again.")
        )
    except services.Unchanged:
        messages.warning(
            request, _("Nothing is different from what the city has seen, so nothing was sent.")
        )
    except services.Incomplete:
        messages.error(request, _("Something is still missing. It is listed below."))
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
    return _show(request, group, Standing.of(group), status=409)


def _show(
    request: HttpRequest, group: GroupPage, standing: Standing, status: int = 200
) -> HttpResponse:
    page = services.drafted_page(group, standing.draft)
    values = services.drafted_values(group, standing.draft)
    missing = services.incomplete_steps(values)
    steps = steps_of(group, values)
    context = {
        "group": group,
        "standing": standing,
        "may": doable(request, group, standing),
        "answer": may(request.user, Action.SUBMIT, group, standing),
        "changes": changes_between(services.base_page(group), page),
        "remarks": remarks(values),
        "missing": [
            {"step": step, "labels": [label_of(name) for name in missing[step.slug]]}
            for step in steps
            if step.slug in missing
        ],
        "steps": steps,
        "current": len(STEPS) + 1,
        "at_once": may_publish_at_once(request.user, group, standing),
        "has_photos": bool(values["photos"]),
        "moved_on": bool(standing.draft and standing.draft.public_page_moved_on),
    }
    return render(request, "groups/portal/check.html", context, status=status)


@for_members
@require_POST
def urgent(request: HttpRequest, group: GroupPage, standing: Standing) -> HttpResponse:
    """Publish an urgent correction at once; anything against it leads back to the check page."""
    version = request.POST.get("version", "")
    note = request.POST.get("note", "").replace("\x00", "").strip()[:LONGEST_NOTE]
    try:
        publish_at_once(group, request.user, int(version) if version.isdecimal() else -1, note)
    except services.Refused as refused:
        messages.error(request, refused.answer.reason)
    except services.Overtaken:
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
    return _show(request, group, Standing.of(group), status=409)


def _confirmed(
    request: HttpRequest,
    group: GroupPage,
    standing: Standing,
    action: Action,
    service: Callable[..., Standing],
    done: str,
    template: str,
) -> HttpResponse:
    """Ask first (GET), then do (POST)."""
    answer = may(request.user, action, group, standing)
    if request.method == "POST" or not answer:
        try:
            if not answer:
                raise services.Refused(answer)
            service(group, request.user)
        except services.Refused as refused:
            messages.error(request, refused.answer.reason)
        else:
            messages.success(request, done)
        return redirect("portal:group", pk=group.pk)
    return render(request, template, {"group": group, "standing": standing})


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, group: GroupPage, standing: Standing) -> HttpResponse:
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
def discard(request: HttpRequest, group: GroupPage, standing: Standing) -> HttpResponse:
    return _confirmed(
        request,
        group,
        standing,
        Action.DISCARD,
        services.discard,
        _("The draft is gone. The public page is as before."),
        "groups/portal/discard.html",
    )
