"""How open data is answered: to anyone from anywhere, cached until the content changes."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from groups.models import GroupPage
from hub.core.version import content_version
from opendata.hsds.parameters import BadParameter

JSON = "application/json"
MAX_AGE = 300
# Counted up when the same content begins to be written in another way.
FORM = 1
METHODS = "GET, HEAD, OPTIONS"

View = Callable[..., HttpResponseBase]


class Missing(Exception):
    """There is nothing under this id."""


def json_answer(data: object, status: int = 200) -> HttpResponse:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return HttpResponse(text, content_type=JSON, status=status)


def problem(status: int, message: str, **more: object) -> HttpResponse:
    return json_answer({"error": message, **more}, status)


def etag_of(request: HttpRequest) -> str:
    """Return the mark of what this address answers at the present content version."""
    address = hashlib.sha256(request.get_full_path().encode()).hexdigest()[:12]
    return quote_etag(f"{FORM}-{content_version(request)}-{address}")


def open_to_all(view: View) -> View:
    """GET, HEAD and OPTIONS from any origin; ETag and Last-Modified; errors as JSON.

    A revalidation costs one query. `If-Modified-Since` is not looked at: a group that goes
    away makes a list older, not newer; only the content version tells.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _answer(view, request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
        return response

    return answer


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        response = HttpResponse(status=204)
        response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
        response["Access-Control-Allow-Headers"] = "If-None-Match"
        response["Access-Control-Max-Age"] = "86400"
        return response
    if request.method not in ("GET", "HEAD"):
        response = problem(405, "Open data is read only.")
        response["Allow"] = METHODS
        return response
    etag = etag_of(request)
    if request.headers.get("If-None-Match"):
        unchanged = get_conditional_response(request, etag)
        if unchanged is not None and unchanged.status_code == 304:
            return _cacheable(unchanged, etag)
    try:
        response = view(request, *args, **kwargs)
    except BadParameter as error:
        return problem(400, f"{error.name} {error.reason}", parameter=error.name)
    except Missing:
        return problem(404, "There is nothing under this id.")
    if response.status_code == 200:
        _cacheable(response, etag)
        if updated := last_change():
            response["Last-Modified"] = http_date(updated.timestamp())
    return response


def _cacheable(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    return response


def last_change():
    """Return when a group's page was last published."""
    newest = GroupPage.objects.public_sources().order_by("-last_published_at")
    return newest.values_list("last_published_at", flat=True).first()
