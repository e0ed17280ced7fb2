"""決裁: the printed sheet that goes round with its stamps, the page's content below it."""

from bs4 import BeautifulSoup
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from hub.editorial.changes import changes, public_version
from hub.editorial.models import EditorialSettings
from hub.editorial.notifications import proposed_date
from hub.editorial.views.review import reviewed_page
from hub.mail.services import absolute

NOT_FOR_PAPER = "nav, script, form, iframe, .skip-link, [hidden]"


def decision_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    task_state = reviewed_page(request, pk)
    page = task_state.revision.as_object()
    style_sheets, content = _reading_part(page, request)
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
        "style_sheets": style_sheets,
        "content": content,
    }
    return render(request, "editorial/decision_sheet.html", context)


def _reading_part(page, request: HttpRequest) -> tuple[list[str], SafeString]:
    """Return the addresses of the style sheets and the content of `main` of the page's preview."""
    response = page.make_preview_request(request, page.default_preview_mode)
    document = BeautifulSoup(response.content, "html.parser")
    style_sheets = [link["href"] for link in document.select('link[rel="stylesheet"]')]
    main = document.find("main")
    for element in main.select(NOT_FOR_PAPER):
        element.decompose()
    for image in main.select("img[loading]"):
        del image["loading"]  # paper does not scroll: every picture must be there
    return style_sheets, mark_safe(main.decode_contents())  # noqa: S308 - our own page's HTML
