"""A page's history for those who keep it: what was sent, what the city answered, each version."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Revision

from hub.core.http import parameter
from hub.submissions.access import for_keepers
from hub.submissions.history import changed_labels, history_of, shown_to_keepers
from hub.submissions.pages import public_view, shown
from hub.submissions.portal import portal_of
from hub.submissions.workflow import ReviewState

PER_PAGE = 20


@for_keepers
@require_safe
def history(request: HttpRequest, page: Any, review_state: ReviewState) -> HttpResponse:
    on_this_page = Paginator(history_of(page), PER_PAGE).get_page(parameter(request, "page", 6))
    entries = [
        {
            "entry": entry,
            "changed": changed_labels(page, entry),
            "by_staff": _by_staff(entry.who),
            "url": entry.revision_id
            and portal_of(page).address(page, "version", entry.revision_id),
        }
        for entry in on_this_page
    ]
    context = shown(request, page, review_state) | {
        "paginator_page": on_this_page,
        "entries": entries,
    }
    return render(request, "submissions/history.html", context)


def _by_staff(person: object) -> bool:
    """Return whether someone at city hall did it: outside people read "the city", no names."""
    return person is None or person.has_perm("wagtailadmin.access_admin")


@for_keepers
@require_safe
def version(
    request: HttpRequest, page: Any, review_state: ReviewState, revision: int
) -> HttpResponse:
    """One version as the public saw it or would have: private values stay hidden."""
    if revision not in shown_to_keepers(page):
        raise Http404
    seen = get_object_or_404(Revision, pk=revision)
    day = date_format(localtime(seen.created_at), "DATETIME_FORMAT")
    title = _("The version of %(day)s") % {"day": day}
    note = _("Private entries are hidden. What everybody reads today may be different.")
    back = portal_of(page).address(page, "history")
    return public_view(request, seen.as_object(), title, note, back)
