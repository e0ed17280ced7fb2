"""Single dates of an event: called off, moved, full, confirmed on the morning."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from events.by_groups.access import for_organisers
from events.by_groups.date_form import DateForm
from events.by_groups.dates import change_date, confirm_date
from events.by_groups.permissions import may_change_dates
from events.by_groups.portal import PORTAL
from events.models import EventPage
from hub.core.rules import Refused
from hub.occurrences.models import Occurrence
from hub.occurrences.shown import ShownDate
from hub.occurrences.workflow import Action
from hub.submissions.workflow import ReviewState


@for_organisers
@require_http_methods(["GET", "HEAD", "POST"])
def change(
    request: HttpRequest, page: EventPage, review_state: ReviewState, date_pk: int
) -> HttpResponse:
    """Ask what becomes of a date (GET), and do it (POST)."""
    row = Occurrence.objects.filter(page=page, pk=date_pk).first()
    if row is None:
        raise Http404
    if answer := may_change_dates(request.user, page):
        form = DateForm(row, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and _changed(request, page, row, form):
            return redirect(PORTAL.address(page))
        return _show(request, page, row, form)
    messages.error(request, answer.reason)
    return redirect(PORTAL.address(page))


def _changed(request: HttpRequest, page: EventPage, row: Occurrence, form: DateForm) -> bool:
    typed = form.cleaned_data
    action = Action(typed["action"]) if typed["action"] else None
    try:
        change_date(
            page,
            row.pk,
            request.user,
            action=action,
            is_full=typed["is_full"],
            note=typed["note"],
            times=form.times if action == Action.MOVE else None,
        )
    except Refused as refused:
        form.add_error(None, str(refused.answer.reason))
        return False
    messages.success(request, _("It is public now. Readers and their calendars are told."))
    return True


def _show(request: HttpRequest, page: EventPage, row: Occurrence, form: DateForm) -> HttpResponse:
    context = {
        "base_template": PORTAL.base_template,
        "found": page,
        "shown": ShownDate(row, timezone.localdate()),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "events/by_groups/date.html", context, status=status)


@for_organisers
@require_POST
def confirm(
    request: HttpRequest, page: EventPage, review_state: ReviewState, date_pk: int
) -> HttpResponse:
    """Say in one tap that today's date takes place."""
    if not Occurrence.objects.filter(page=page, pk=date_pk).exists():
        raise Http404
    try:
        confirm_date(page, date_pk, request.user)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
    else:
        messages.success(request, _("The page says now that it takes place today."))
    return redirect(PORTAL.address(page))
