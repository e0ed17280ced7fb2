"""決裁: the printed sheet that goes round with its stamps, the page's content below it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from hub.editorial.changes import changes, public_version
from hub.editorial.decisions import reading_part
from hub.editorial.models import EditorialSettings
from hub.editorial.notifications import proposed_date
from hub.editorial.views.review import reviewed_page
from hub.mail.services import absolute


def decision_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    task_state = reviewed_page(request, pk)
    page = task_state.revision.as_object()
    sheet = reading_part(page.make_preview_request(request, page.default_preview_mode))
    context = {
        "task_state": task_state,
        "workflow_state": task_state.workflow_state,
        "page": page,
        "address": absolute((page.get_url_parts() or ("", "", ""))[2] or "/"),
        "is_new": public_version(task_state.revision) is None,
        "changes": changes(task_state.revision),
        "publication": task_state.revision.approved_go_live_at
        or proposed_date(task_state.revision),
        "stamps": EditorialSettings.load(request_or_site=request).stamp_boxes,
        "style_sheets": sheet.style_sheets,
        "content": mark_safe(sheet.content),  # noqa: S308 - our own page's HTML
    }
    return render(request, "editorial/decision_sheet.html", context)
