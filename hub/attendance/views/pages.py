"""What all pages of attendance have in common."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from hub.accounts.limits import consume, declare_limit
from hub.attendance.models import Arrival
from hub.attendance.permissions import Checker
from hub.core import pdf
from hub.core.kept_pdf import Busy, KeptPdf
from hub.core.locales import active_language
from hub.editorial.people import is_desk
from hub.pages.listing import localise
from hub.privacy.services import note_view
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import when_in_words
from hub.signups.workflow import State

PLACE = "attendance"  # hub.privacy.places
METHODS = ["GET", "HEAD", "POST"]
RETRY_AFTER = 5
declare_limit("attendance_paper", "60/h/ip")


class Paper(KeptPdf):
    STYLES = ("attendance/paper.css",)
    PREFIX = "attendance-paper:"


def about(sheet: Sheet) -> dict[str, object]:
    """Return what each page says of a date."""
    (subject,) = localise([sheet.subject], active_language())
    return {"sheet": sheet, "subject": subject, "when": when_in_words(sheet)}


def page(
    request: HttpRequest, name: str, sheet: Sheet, *, status: int = 200, **context: object
) -> HttpResponse:
    """Answer about a sheet; search engines keep none of it, no other site learns its address."""
    response = render(request, f"attendance/{name}.html", about(sheet) | context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


def paper(request: HttpRequest, name: str, sheet: Sheet, **context: object) -> HttpResponse:
    """Answer with a PDF; making one is costly, so it is limited."""
    values = about(sheet) | context | {"lang": active_language()}
    made = Paper(render_to_string(f"attendance/{name}.html", values, request))
    content = made.kept()
    if content is None:
        if not consume(request, "attendance_paper", counts_reading=True):
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
    response = page(request, "not_now", sheet, status=status)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def people_of(sheet: Sheet) -> list[SignUp]:
    """Return who has a place, in the order of their names, with when they came."""
    rows = sheet.signups.filter(state__in=(State.BOOKED, State.ATTENDED, State.ABSENT))
    people = sorted(rows, key=lambda row: row.kana_order)
    arrivals = {row.signup_id: row for row in Arrival.objects.filter(signup__sheet=sheet)}
    for row in people:
        row.came = arrivals.get(row.pk)
    return people


def note_who_looks(checker: Checker, people: SignUp | list[SignUp]) -> None:
    """Note that somebody of city hall sees names; phones at an entrance are on record anyway."""
    if checker.user is not None and is_desk(checker.user):
        note_view(checker.user, people, PLACE)
