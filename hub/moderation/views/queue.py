"""The desk's lists: what waits, what was sent back, what was published immediately, entered, decided."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.core.http import parameter
from hub.editorial.people import is_desk
from hub.moderation import queue as lists
from hub.submissions.permissions import may_see_queue

PER_PAGE = 100
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Tab:
    name: str
    label: str | Promise
    for_approvers: bool = False


TABS = (
    Tab("waiting", _("Waiting"), for_approvers=True),
    Tab("returned", _("Sent back, waiting for the group")),
    Tab("urgent", _("Urgent corrections to look at")),
    Tab("typed", _("Typed by the desk"), for_approvers=True),
    Tab("decided", _("Decided lately")),
)


@never_cache
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    if not may_see_queue(request.user):
        raise PermissionDenied
    at_desk = is_desk(request.user)
    tabs = [tab for tab in TABS if at_desk or tab.for_approvers]
    wanted = parameter(request, "show", 20)
    shown = next((tab for tab in tabs if tab.name == wanted), tabs[0])
    context = {"tabs": tabs, "shown": shown, "counts": _counts() if at_desk else {}}
    context |= CONTENTS[shown.name](request)
    return TemplateResponse(request, f"moderation/queue_{shown.name}.html", context)


def _counts() -> dict[str, int]:
    return {
        "waiting": lists.waiting_tasks().count(),
        "returned": lists.returned().count(),
        "urgent": lists.urgent().count(),
    }


def _page(request: HttpRequest, rows: object) -> Page:
    return Paginator(rows, PER_PAGE).get_page(parameter(request, "p", 6))


def _waiting(request: HttpRequest) -> dict[str, object]:
    kind = parameter(request, "kind", 20)
    kinds = lists.kinds()
    kind = kind if kind in kinds else ""
    rows = lists.waiting(request.user, kind)
    return {
        "found": _page(request, rows),
        "kinds": kinds.items(),
        "kind": kind,
        "overdue": sum(row.is_overdue for row in rows),
        "some_harmless": any(row.is_harmless for row in rows),
    }


def _returned(request: HttpRequest) -> dict[str, object]:
    return {"found": _page(request, lists.returned())}


def _urgent(request: HttpRequest) -> dict[str, object]:
    return {"found": _page(request, lists.urgent())}


def _typed(request: HttpRequest) -> dict[str, object]:
    typed = parameter(request, "month", 7)
    found = MONTH.fullmatch(typed)
    month = date(int(found[1]), int(found[2]), 1) if found else None
    return {
        "found": _page(request, lists.typed(month)),
        "month": typed if month else "",
        "wrong_month": bool(typed) and not month,
    }


def _decided(request: HttpRequest) -> dict[str, object]:
    return {"found": _page(request, lists.decided())}


CONTENTS = {
    "waiting": _waiting,
    "returned": _returned,
    "urgent": _urgent,
    "typed": _typed,
    "decided": _decided,
}
