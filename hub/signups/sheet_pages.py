"""What all pages about a sheet have in common."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from hub.core.switched_pages import is_page_open
from hub.signups.models import Sheet
from hub.signups.pages import about_page


def sheet_page(
    request: HttpRequest, name: str, sheet: Sheet, *, status: int = 200, **context: object
) -> HttpResponse:
    """Answer about a sheet with the template `name` of this room."""
    return about_page(request, f"signups/{name}.html", sheet, status=status, **context)


def readable_sheet(request: HttpRequest, key: UUID) -> Sheet:
    """Return the sheet of a page that who asks may read, or raise 404."""
    sheet = Sheet.objects.select_related("date__page").filter(key=key).first()
    if sheet is None:
        raise Http404
    subject = sheet.subject
    if not subject.live or not is_page_open(subject):
        raise Http404
    if not all(one.accept_request(request) for one in subject.get_view_restrictions()):
        raise Http404
    return sheet
