"""What is answered when something breaks.

A full disk and a database that is away are told apart from our own faults, with what was typed.
"""

import errno
import sys
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from hub.core.databases import chain, is_away
from hub.pages.typed import typed_texts

INSUFFICIENT_STORAGE = 507
RETRY_AFTER = 30  # seconds
SQLSTATE_DISK_FULL = "53100"


def server_fault(request: HttpRequest) -> HttpResponse:
    """Django's handler500. Nothing here asks the database or the disk for room."""
    error = sys.exc_info()[1]
    if is_full(error):
        return _kept(request, "507.html", INSUFFICIENT_STORAGE)
    if is_away(error):
        response = _kept(request, "503.html", HTTPStatus.SERVICE_UNAVAILABLE)
        response["Retry-After"] = str(RETRY_AFTER)
        return response
    return _kept(request, "500.html", HTTPStatus.INTERNAL_SERVER_ERROR)


def _kept(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """Return a page with what was typed in `request`, for the person to copy."""
    content = render_to_string(template, {"typed": typed_texts(request)})
    response = HttpResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    return response


def is_full(error: BaseException | None) -> bool:
    """Return whether `error`, or what led to it, says that a disk or a quota is full."""
    return any(map(_says_full, chain(error)))


def _says_full(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    if isinstance(error, DatabaseError) and "database or disk is full" in str(error):
        return True
    return getattr(error, "sqlstate", None) == SQLSTATE_DISK_FULL
