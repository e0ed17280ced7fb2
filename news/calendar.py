"""Until when people can apply, as days in their own calendars."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from hub.core.locales import active_language
from hub.occurrences.answers import calendar_answer, calendar_etag
from hub.occurrences.ical import Entry, calendar
from hub.occurrences.models import Occurrence
from hub.occurrences.querysets import KEPT_IN_CALENDARS, beginning_of
from hub.pages.frame import Frame
from hub.pages.listing import localise
from news.models import NewsIndexPage, NewsPage

DAY = timedelta(days=1)


@require_safe
@condition(etag_func=calendar_etag)
def deadlines_file(request: HttpRequest) -> HttpResponse:
    """The deadlines of public news, as iCalendar; what is over stays in it for a while."""
    since = timezone.localdate() - KEPT_IN_CALENDARS
    news = localise(NewsPage.objects.public_sources().closing_soon(since), active_language())
    index = NewsIndexPage.objects.public_sources()[:1]
    address = next((page.full_url for page in localise(index, active_language())), None)
    name = f"{Frame.of(request)['hub_name']} {_('Closing soon')}"
    content = calendar(name, address or settings.BASE_URL, map(entry, news))
    return calendar_answer(content, "deadlines.ics")


def entry(page: NewsPage) -> Entry:
    """Return the whole day on which `page` (of any language) closes."""
    source = page.source
    first = beginning_of(source.deadline)
    day = Occurrence(
        uuid=source.translation_key,
        starts_at=first,
        ends_at=first + DAY,
        all_day=True,
        sequence=int(source.last_published_at.timestamp()),
        changed_at=source.last_published_at,
    )
    title = _("Deadline: %(title)s") % {"title": page.title}
    return Entry(day, title, page.full_url, description=page.summary)
