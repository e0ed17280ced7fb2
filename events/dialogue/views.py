"""The desk's plan of seats for a world café: looked at, then printed. Nothing of it is kept.

It begins empty, or with what a talk says: its theme, tables, rounds, and who is signed up for it.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from events.dialogue.forms import MAX_NAME, SeatsForm
from events.dialogue.guests import guests_of, names_of
from events.dialogue.models import Session
from events.dialogue.phones.links import table_address
from events.dialogue.rotation import MAX_ROUNDS
from events.dialogue.seating import Seating
from hub.core import pdf
from hub.core.qr import qr_of
from hub.core.switches import is_open
from hub.editorial.people import desk_only
from hub.privacy.services import note_view
from hub.text.numbers import whole_number

STYLES = ["events/seats.css"]
PLACE = "signups"  # hub.privacy.places
RECENT = timedelta(days=30)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only
def seats(request: HttpRequest) -> HttpResponse:
    session = _chosen(request)
    initial = _said_by(session, request) if session and request.method != "POST" else None
    form = SeatsForm(request.POST or None, initial=initial)
    seating = None
    if form.is_valid():
        values = form.cleaned_data
        seating = Seating.of(values["title"], form.guests, values["tables"], values["rounds"])
        if request.POST.get("do") == "print":
            try:
                return _papers(seating, session)
            except pdf.Unavailable:
                messages.error(request, _("This site cannot make PDF files."))
    since = timezone.localdate() - RECENT
    context = {
        "form": form,
        "seating": seating,
        "session": session,
        "talks": Session.objects.filter(day__gte=since).order_by("day", "pk"),
    }
    status = 422 if form.is_bound and seating is None else 200
    return TemplateResponse(request, "events/dialogue/seats.html", context, status=status)


def _chosen(request: HttpRequest) -> Session | None:
    """Return the talk that the address or the form names, if it names one."""
    key = request.POST.get("session") or request.GET.get("session", "")
    return Session.objects.filter(pk=whole_number(key)).first()


def _said_by(session: Session, request: HttpRequest) -> dict[str, object]:
    """Return what the plan of a talk begins with; whose names are seen is noted."""
    people = list(guests_of(session))
    note_view(request.user, people, PLACE)
    return {
        "title": session.title,
        "tables": session.tables,
        "rounds": min(session.rounds.count(), MAX_ROUNDS) or None,
        "names": "\n".join(names_of(people, MAX_NAME)),
        "people": session.people,
    }


def _papers(seating: Seating, session: Session | None) -> HttpResponse:
    """Return the sheet of all, a card for each person and one for each table as one PDF.

    Raises:
        hub.core.pdf.Unavailable: this machine makes none.
    """
    has_phones = bool(session and session.has_phones and is_open("events.dialogue.phones"))
    context = {
        "seating": seating,
        "tables": [
            (table, qr_of(table_address(session, number)) if has_phones else "")
            for number, table in enumerate(seating.tables, 1)
        ],
        "lang": get_language() or settings.LANGUAGE_CODE,
    }
    content = pdf.make_pdf("events/dialogue/papers.html", context, STYLES)
    response = pdf.pdf_response(content, "seats.pdf")
    response["Cache-Control"] = "no-store"
    return response
