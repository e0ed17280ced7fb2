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
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.ui.tables import Column, DateColumn, Table, TitleColumn

from hub.core.http import parameter
from hub.editorial.people import is_desk
from hub.moderation import queue as lists
from hub.submissions.permissions import may_see_queue

PER_PAGE = 100
MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


class WordsColumn(Column):
    """Words that someone wrote, with their line breaks."""

    cell_template_name = "moderation/words_cell.html"


class BackingColumn(Column):
    """What backs something that the desk typed for others."""

    cell_template_name = "moderation/backing_cell.html"


class DecidedByColumn(Column):
    """Who decided; marked if that is who typed it."""

    cell_template_name = "moderation/decided_by_cell.html"


def _group(url_name: str = "moderation_history", key: str = "page_id") -> Column:
    return TitleColumn(
        "group",
        label=_("Page"),
        accessor="page.title",
        url_name=url_name,
        id_accessor=key,
    )


DECIDED_BY = pgettext_lazy("what was sent", "Decided by")
KIND = Column("kind_label", label=_("Kind"))
OUTCOME = Column("get_outcome_display", label=_("Outcome"))


@dataclass(frozen=True)
class Tab:
    """A list of the desk.

    Attributes:
        name: in the address, and of its template.
        label: for people.
        for_approvers: whether people who approve without sitting at the desk see it too.
        columns: of its table; the list of what waits has a table of its own.
    """

    name: str
    label: str | Promise
    for_approvers: bool = False
    columns: tuple[Column, ...] = ()


TABS = (
    Tab("waiting", _("Waiting"), for_approvers=True),
    Tab(
        "returned",
        _("Sent back, waiting for a correction"),
        columns=(
            _group(),
            KIND,
            DateColumn("decided_at", label=_("Sent back")),
            Column("decided_by", label=_("By")),
            WordsColumn("comment", label=_("The city wrote")),
            DateColumn("sender_reminded_at", label=_("Reminded")),
        ),
    ),
    Tab(
        "urgent",
        _("Urgent corrections to look at"),
        columns=(
            _group("moderation_urgent", "pk"),
            DateColumn("sent_at", label=_("Published")),
            Column("sent_by", label=_("By")),
            WordsColumn("note", label=_("Why")),
        ),
    ),
    Tab(
        "typed",
        _("Typed by the desk"),
        for_approvers=True,
        columns=(
            Column("page", label=_("Page")),
            KIND,
            DateColumn("sent_at", label=_("Typed")),
            Column("sent_by", label=_("By")),
            BackingColumn("backing", label=_("Backed by")),
            OUTCOME,
            DecidedByColumn("decided_by", label=DECIDED_BY),
        ),
    ),
    Tab(
        "decided",
        _("Decided lately"),
        columns=(
            _group(),
            KIND,
            DateColumn("sent_at", label=_("Sent")),
            Column("sent_by", label=_("Sent by")),
            OUTCOME,
            DateColumn("decided_at", label=_("Decided")),
            Column("decided_by", label=DECIDED_BY),
        ),
    ),
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
    if shown.columns:
        context["table"] = Table(shown.columns, context["found"])
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
