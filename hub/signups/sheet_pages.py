"""What all pages about a sheet have in common."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hub.core.locales import active_language
from hub.pages.listing import localise
from hub.signups.models import Sheet
from hub.signups.notifications import when_in_words


def sheet_page(
    request: HttpRequest, name: str, sheet: Sheet, *, status: int = 200, **context: object
) -> HttpResponse:
    """Answer about a sheet; search engines keep none of it, no other site learns its address."""
    (subject,) = localise([sheet.subject], active_language())
    context |= {"sheet": sheet, "subject": subject, "when": when_in_words(sheet)}
    response = render(request, f"signups/{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


def public_sheet(key: UUID) -> Sheet:
    """Return the sheet of a page that anybody may read, or raise 404."""
    sheet = Sheet.objects.select_related("date__page").filter(key=key).first()
    if sheet is None:
        raise Http404
    if not type(sheet.subject).objects.public_sources().filter(pk=sheet.subject.pk).exists():
        raise Http404
    return sheet
