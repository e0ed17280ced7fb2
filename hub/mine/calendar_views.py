"""The calendar of somebody's own dates, for their program."""

from hashlib import sha256

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.mail.services import absolute
from hub.mine.links import calendar_of
from hub.mine.rooms import open_rooms
from hub.mine.services import note_asked
from hub.occurrences.answers import calendar_answer
from hub.occurrences.ical import calendar


@require_safe
def own_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The dates for which somebody has a place; 404 for an address that is wrong or was renewed."""
    found = calendar_of(token)
    if found is None:
        raise Http404
    now = timezone.now()
    note_asked(found, now)
    entries = [entry for room in open_rooms() for entry in room.dates(found.email, now)]
    content = calendar(_("My dates"), absolute(reverse("mine")), entries)
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    answer = calendar_answer(content, "mine.ics", is_private=True)
    answer["ETag"] = etag
    answer["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=etag, response=answer)
