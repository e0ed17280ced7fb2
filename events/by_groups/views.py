"""The events of a group, and one of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from events.by_groups import services
from events.by_groups.access import for_organisers
from events.by_groups.begun import BeginForm, Listed
from events.by_groups.permissions import may_begin, may_confirm, may_give_up
from events.by_groups.portal import PORTAL
from events.by_groups.report_form import ReportStep
from events.models import EventPage, GroupCalendar
from groups.access import for_members
from groups.models import GroupPage
from hub.core.rules import Refused
from hub.signups.sections import of_dates
from hub.submissions.pages import with_steps
from hub.submissions.workflow import ReviewState


@for_members
@require_http_methods(["GET", "HEAD", "POST"])
def of_group(request: HttpRequest, group: GroupPage, review_state: ReviewState) -> HttpResponse:
    """What a group holds, and the beginning of something new, like an earlier event or not."""
    answer = may_begin(request.user, group)
    if not answer:
        messages.warning(request, answer.reason)
        return redirect("portal:page", group.pk)
    form = BeginForm(group, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        title, like = form.cleaned_data["title"], form.cleaned_data["like"]
        event = services.begin(group, request.user, title, like)
        return redirect(PORTAL.address(event, "step", PORTAL.steps[0].slug))
    context = {
        "found": group,
        "group": group,
        "form": form,
        "listed": Listed.of(group),
        "calendar_url": reverse("group_calendar", args=[GroupCalendar.token_of(group)]),
        "base_template": "groups/portal/base.html",
    }
    status = 422 if form.is_bound else 200
    return render(request, "events/by_groups/of_group.html", context, status=status)


@for_organisers
@require_safe
def event(request: HttpRequest, page: EventPage, review_state: ReviewState) -> HttpResponse:
    """An event, how it stands, and its dates."""
    context = with_steps(request, page, review_state) | {
        "may_give_up": may_give_up(request.user, page),
        "dates": page.dates_of_event if page.live else None,
        "to_confirm": _to_confirm(page) if page.live else [],
        "report_url": PORTAL.address(page, "step", ReportStep.slug),
    }
    context |= of_dates(page, request) if page.live else {}
    return render(request, "events/by_groups/event.html", context)


def _to_confirm(event: EventPage) -> list[int]:
    """Return the keys of today's dates of which nobody has said yet that they take place."""
    now = timezone.now()
    rows = [shown.row for shown in event.dates_of_event.next_ones if not shown.confirmed_in_words]
    return [row.pk for row in rows if may_confirm(row, now)]


@for_organisers
@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, page: EventPage, review_state: ReviewState) -> HttpResponse:
    """Throw away what was begun: asked first."""
    group = page.keeper_id
    if request.method == "POST":
        try:
            services.give_up(page, request.user)
        except Refused as refused:
            messages.error(request, refused.answer.reason)
            return redirect(PORTAL.address(page))
        messages.success(request, _("It is gone."))
        return redirect(reverse("group_events:of_group", args=[group]))
    answer = may_give_up(request.user, page)
    if not answer:
        messages.error(request, answer.reason)
        return redirect(PORTAL.address(page))
    context = {"base_template": PORTAL.base_template, "found": page}
    return render(request, "events/by_groups/give_up.html", context)
