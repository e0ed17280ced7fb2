"""A group's history for its members: what was sent, what the city answered, each version."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Revision

from groups.models import GroupPage
from groups.moderation.history import changed_labels, history_of, shown_to_members
from groups.views.access import for_members
from groups.workflow import ReviewState
from hub.core.http import parameter

PER_PAGE = 20


@for_members
@require_safe
def history(request: HttpRequest, group: GroupPage, standing: ReviewState) -> HttpResponse:
    found = Paginator(history_of(group), PER_PAGE).get_page(parameter(request, "page", 6))
    entries = [
        {"entry": entry, "changed": changed_labels(group, entry), "by_staff": _by_staff(entry.who)}
        for entry in found
    ]
    context = {"group": group, "found": found, "entries": entries}
    return render(request, "groups/portal/history.html", context)


def _by_staff(person: object) -> bool:
    """Return whether someone at city hall did it: members read "the city", no names."""
    return person is None or person.has_perm("wagtailadmin.access_admin")


@for_members
@require_safe
def version(
    request: HttpRequest, group: GroupPage, standing: ReviewState, revision: int
) -> HttpResponse:
    """One version as the public saw it or would have: private values stay hidden."""
    if revision not in shown_to_members(group):
        raise Http404
    shown = get_object_or_404(Revision, pk=revision)
    page = shown.as_object()
    day = date_format(localtime(shown.created_at), "DATETIME_FORMAT")
    context = page.get_context(request) | {
        "preview_of": group,
        "preview_title": _("The version of %(day)s") % {"day": day},
        "back_url": reverse("portal:history", args=[group.pk]),
    }
    response = TemplateResponse(request, "groups/portal/version.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
