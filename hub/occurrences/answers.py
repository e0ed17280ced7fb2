"""A calendar as an answer to those programs that ask for it again and again."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hub.core.locales import active_language
from hub.core.version import content_version

MAX_AGE = 900  # seconds


def calendar_etag(request: HttpRequest) -> str:
    """Return what is another one after any change, on another day, and in another language."""
    day = timezone.localdate()
    return f'"{content_version(request)}-{day:%Y%m%d}-{active_language()}"'


def calendar_answer(content: bytes, name: str, *, is_private: bool = False) -> HttpResponse:
    """Return `content` (iCalendar) as the file `name`; a private one is kept by no cache."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store" if is_private else f"public, max-age={MAX_AGE}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
