"""Requests as no browser of ours sends them are answered, not stumbled over."""

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse

from hub.text.numbers import MAX_DIGITS

# No database has a key of so many digits.
TOO_LONG = re.compile(rf"\d{{{MAX_DIGITS + 1}}}")
# Where files may be sent; elsewhere a form holds words alone.
TAKES_FILES = re.compile(rf"^/(?:[a-z-]+/)?(?:mypage|{re.escape(settings.ADMIN_PATH)})/")


class RequestBoundsMiddleware:
    """Refuses what is too large before it is read, and reads all else as UTF-8.

    Whatever character set a request claims: every page of ours is UTF-8 and asks for it, and
    Django raises anew, even while it answers an error, for those that it cannot read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding and request.encoding.lower() != "utf-8":
            request.encoding = "utf-8"
        if TOO_LONG.search(request.path_info):
            raise Http404
        if _length(request) > max_bytes(request.path_info):
            # What was sent stays unread: the answer's own look at the fields finds none.
            request._mark_post_parse_error()
            raise RequestDataTooBig
        return self.get_response(request)


def max_bytes(path: str) -> int:
    """Return how much a request to `path` may bring."""
    return settings.MAX_UPLOAD_BYTES if TAKES_FILES.match(path) else settings.MAX_FORM_BYTES


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
