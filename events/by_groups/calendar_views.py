"""The calendar of a group for its own people."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.by_groups import calendars
from events.models import GroupCalendar
from groups.access import for_members
from groups.models import GroupPage
from hub.core.locales import active_language
from hub.core.rules import Refused
from hub.occurrences.answers import calendar_answer
from hub.occurrences.ical import calendar
from hub.submissions.workflow import ReviewState


@require_safe
def group_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The dates of a group's events, as iCalendar; 404 for an address that is wrong or old."""
    group = GroupCalendar.group_of(token)
    if group is None:
        raise Http404
    entries = calendars.entries(group, active_language())
    content = calendar(group.title, group.full_url, entries)
    return calendar_answer(content, "group.ics", is_private=True)


@for_members
@require_POST
def renew(request: HttpRequest, group: GroupPage, review_state: ReviewState) -> HttpResponse:
    """Give the calendar a new address."""
    try:
        calendars.renew(group, request.user)
    except Refused as refused:
        messages.error(request, refused.answer.reason)
    else:
        messages.success(request, _("The calendar has a new address. The old one is closed."))
    return redirect(reverse("group_events:of_group", args=[group.pk]))
