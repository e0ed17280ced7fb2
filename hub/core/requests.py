"""Requests as no browser of ours sends them are answered, not stumbled over."""

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import parse_header_parameters

from hub.text.numbers import MAX_DIGITS

# No database has a key of so many digits.
TOO_LONG = re.compile(rf"\d{{{MAX_DIGITS + 1}}}")
# Where files may be sent; elsewhere a form holds words alone.
TAKES_FILES = re.compile(rf"^/(?:[a-z-]+/)?(?:mypage|{re.escape(settings.ADMIN_PATH)})/")


class Utf8Request(WSGIRequest):
    """Is read as UTF-8, whatever character set it claims.

    Every page of ours is UTF-8 and asks for it. Django raises before any middleware runs where a
    request claims a set that is no text, such as base64.
    """

    def _set_content_type_params(self, environ: dict[str, str]) -> None:
        kind, parameters = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        self.content_type, self.content_params = kind, parameters


class Utf8Handler(WSGIHandler):
    request_class = Utf8Request


class RequestBoundsMiddleware:
    """Refuses what is too large before it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
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
