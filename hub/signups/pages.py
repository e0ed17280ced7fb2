"""Pages and papers about a sheet: kept by no search engine, and their addresses told to no one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from hub.accounts.limits import consume, declare_limit
from hub.core import pdf
from hub.core.kept_pdf import Busy, KeptPdf
from hub.core.locales import active_language
from hub.pages.listing import localise
from hub.signups.models import Sheet
from hub.signups.notifications import when_in_words

RETRY_AFTER = 5
declare_limit("sign_up_paper", "60/h/ip")


class Paper(KeptPdf):
    STYLES = ("signups/paper.css",)
    PREFIX = "sign-up-paper:"


def about(sheet: Sheet) -> dict[str, object]:
    """Return what each page says of a date."""
    (subject,) = localise([sheet.subject], active_language())
    return {"sheet": sheet, "subject": subject, "when": when_in_words(sheet)}


def about_page(
    request: HttpRequest, template: str, sheet: Sheet, *, status: int = 200, **context: object
) -> HttpResponse:
    """Answer about a sheet."""
    response = render(request, template, about(sheet) | context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


def paper(
    request: HttpRequest, template: str, sheet: Sheet, *, name: str, **context: object
) -> HttpResponse:
    """Answer with a PDF; making one is costly, so it is limited."""
    values = about(sheet) | context | {"lang": active_language()}
    made = Paper(render_to_string(template, values, request))
    content = made.kept()
    if content is None:
        if not consume(request, "sign_up_paper", counts_reading=True):
            return _not_now(request, sheet, 429)
        try:
            content = made.made()
        except Busy:
            return _not_now(request, sheet, 503)
        except pdf.Unavailable as error:
            raise Http404 from error
    response = pdf.pdf_response(content, f"{name}.pdf")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _not_now(request: HttpRequest, sheet: Sheet, status: int) -> HttpResponse:
    response = about_page(request, "signups/paper_not_now.html", sheet, status=status)
    response["Retry-After"] = str(RETRY_AFTER)
    return response
