"""The desk's page for taking events in: choose a table, look at it, send the right rows on."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from hub.tables import writing
from opendata.forms import EventTableForm
from opendata.importing.events import Outcome, make_event_plan
from opendata.importing.new_events import bring_events, wrong_event_rows
from opendata.importing.services import forget_file
from opendata.models import ImportFile
from opendata.permissions import may_import
from opendata.views.uploads import kept_upload

SHOWN = 300


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    if not may_import(request.user):
        raise PermissionDenied
    form = EventTableForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if form.is_valid() and (kept := kept_upload(request, form, make_event_plan)):
        return redirect("event_table", pk=kept.pk)
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "opendata/admin/events.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def examine(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what the file would bring; a second press finds its events there already."""
    if not may_import(request.user):
        raise PermissionDenied
    kept = get_object_or_404(ImportFile, pk=pk, owner=request.user)
    content = bytes(kept.content)
    if request.method == "POST" and "discard" in request.POST:
        forget_file(kept, request.user)
        messages.info(request, _("The file was deleted. Nothing was changed."))
        return redirect("event_tables")
    if request.method == "POST":
        plan = bring_events(content, request.user)
        count = len(plan.events())
        done = ngettext(
            "%(count)s event waits for approval by somebody else now.",
            "%(count)s events wait for approval by somebody else now.",
            count,
        )
        messages.success(request, done % {"count": count})
        if not plan.faults:
            forget_file(kept, request.user)
            return redirect("event_tables")
        return redirect("event_table", pk=pk)
    plan = make_event_plan(content)
    context = {
        "file": kept,
        "events": plan.events()[:SHOWN],
        "faults": plan.faults[:SHOWN],
        "counts": [(outcome.label, plan.count(outcome)) for outcome in Outcome],
    }
    return TemplateResponse(request, "opendata/admin/events.html", context)


@never_cache
@require_safe
def wrong(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The rows of a kept file that are wrong, with the reasons, as a table to correct."""
    if not may_import(request.user):
        raise PermissionDenied
    kept = get_object_or_404(ImportFile, pk=pk, owner=request.user)
    rows = wrong_event_rows(bytes(kept.content))
    response = writing.csv_response(rows, "events-wrong-rows.csv")
    response["Cache-Control"] = "private, no-store"
    return response
