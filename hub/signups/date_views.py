"""The date of a sign-up as a file, for whoever holds its link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hub.occurrences.answers import calendar_answer
from hub.signups.calendars import date_as_calendar
from hub.signups.links import signup_of


@require_safe
def date_file(request: HttpRequest, token: str) -> HttpResponse:
    signup = signup_of(token)
    if signup is None:
        raise Http404
    return calendar_answer(date_as_calendar(signup), "date.ics", is_private=True)
