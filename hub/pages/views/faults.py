"""What is answered when something breaks: a full disk is told apart, with what was typed."""

import errno
import sys

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from hub.pages.typed import typed_texts

INSUFFICIENT_STORAGE = 507
SQLSTATE_DISK_FULL = "53100"


def server_fault(request: HttpRequest) -> HttpResponse:
    """Django's handler500. Nothing here asks the database or the disk for room."""
    full = is_full(sys.exc_info()[1])
    template, status = ("507.html", INSUFFICIENT_STORAGE) if full else ("500.html", 500)
    content = render_to_string(template, {"typed": typed_texts(request)})
    response = HttpResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    return response


def is_full(error: BaseException | None) -> bool:
    """Return whether `error`, or what led to it, says that a disk or a quota is full."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if isinstance(error, DatabaseError) and "database or disk is full" in str(error):
            return True
        if getattr(error, "sqlstate", None) == SQLSTATE_DISK_FULL:
            return True
        error = error.__cause__ or error.__context__
    return False
