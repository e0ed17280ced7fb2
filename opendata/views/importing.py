"""The desk's page for taking groups in: choose a file, look at it, do it."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from groups.models import GroupPage
from groups.private_places import Where
from hub.privacy.services import note_export, note_view
from hub.tables import writing
from hub.tables.reading import Unreadable
from opendata.csv import csv_response
from opendata.forms import UploadForm
from opendata.importing.plan import Outcome, Plan, make_plan
from opendata.importing.services import (
    MAX_AT_ONCE,
    Conflict,
    Faulty,
    TooMuch,
    finish_file,
    forget_file,
    is_too_much,
    wrong_rows,
)
from opendata.models import ImportFile
from opendata.permissions import may_export_private, may_import
from opendata.views.uploads import kept_upload

SHOWN = 300


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    if not may_import(request.user):
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid() and (kept := kept_upload(request, form, make_plan)):
        return redirect("opendata_import", pk=kept.pk)
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "opendata/admin/upload.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def examine(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show what the file would do; do it when that very thing was looked at."""
    if not may_import(request.user):
        raise PermissionDenied
    kept = get_object_or_404(ImportFile, pk=pk, owner=request.user)
    if request.method == "POST" and "discard" in request.POST:
        forget_file(kept, request.user)
        messages.info(request, _("The file was deleted. Nothing was changed."))
        return redirect("opendata_upload")
    if request.method == "POST":
        try:
            only_right = "only_right" in request.POST
            mark = request.POST.get("mark", "")
            plan = finish_file(kept, request.user, mark, only_right=only_right)
        except ImportFile.DoesNotExist as error:
            raise Http404 from error
        except (Faulty, Conflict, TooMuch) as error:
            messages.warning(request, _("Something changed meanwhile. Please look at it again."))
            return _shown(request, kept, error.plan)
        except Unreadable as error:
            messages.error(request, str(error))
            return redirect("opendata_upload")
        count = len(plan.to_do)
        done = ngettext(
            "%(count)s group waits for approval by somebody else now.",
            "%(count)s groups wait for approval by somebody else now.",
            count,
        )
        messages.success(request, done % {"count": count})
        return redirect("opendata_import", pk=pk) if plan.faults else redirect("moderation_queue")
    return _shown(request, kept, make_plan(bytes(kept.content)))


def _shown(request: HttpRequest, kept: ImportFile, plan: Plan) -> HttpResponse:
    known = {row.group_id for row in plan.to_do if row.group_id}
    note_view(request.user, GroupPage.objects.filter(pk__in=known), Where.TABLE)
    too_many = is_too_much(plan)
    context = {
        "file": kept,
        "plan": plan,
        "rows": plan.to_do[:SHOWN],
        "more": max(0, len(plan.to_do) - SHOWN),
        "faults": plan.faults[:SHOWN],
        "counts": [(outcome.label, plan.count(outcome)) for outcome in Outcome],
        "too_many": too_many,
        "most": MAX_AT_ONCE,
        "notes": plan.notes[:SHOWN],
        "may_do": bool(plan.to_do) and not too_many,
    }
    return TemplateResponse(request, "opendata/admin/examine.html", context)


@never_cache
@require_safe
def wrong(request: HttpRequest, pk: uuid.UUID) -> HttpResponseBase:
    """The rows of a kept file that are wrong, with the reasons, as a table to correct."""
    if not may_import(request.user):
        raise PermissionDenied
    kept = get_object_or_404(ImportFile, pk=pk, owner=request.user)
    response = writing.csv_response(wrong_rows(bytes(kept.content)), "groups-wrong-rows.csv")
    response["Cache-Control"] = "private, no-store"
    return response


@never_cache
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The desk's table of all groups, private values too; who takes it is on record."""
    if not may_export_private(request.user):
        raise PermissionDenied
    groups = GroupPage.objects.sources().in_kana_order()
    note_export(request.user, groups, Where.TABLE)
    name = f"groups-private-{timezone.localdate():%Y%m%d}.csv"
    response = csv_response(groups, name, private=True)
    response["Cache-Control"] = "private, no-store"
    return response
