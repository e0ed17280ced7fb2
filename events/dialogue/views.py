"""The desk's plan of seats for a world café: looked at, then printed. Nothing of it is kept."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from events.dialogue.forms import SeatsForm
from events.dialogue.seating import Seating
from hub.core import pdf
from hub.editorial.people import desk_only

STYLES = ["events/seats.css"]


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only
def seats(request: HttpRequest) -> HttpResponse:
    form = SeatsForm(request.POST or None)
    seating = None
    if form.is_valid():
        values = form.cleaned_data
        seating = Seating.of(values["title"], form.guests, values["tables"], values["rounds"])
        if request.POST.get("do") == "print":
            try:
                return _papers(seating)
            except pdf.Unavailable:
                messages.error(request, _("This site cannot make PDF files."))
    context = {"form": form, "seating": seating}
    status = 422 if form.is_bound and seating is None else 200
    return TemplateResponse(request, "events/dialogue/seats.html", context, status=status)


def _papers(seating: Seating) -> HttpResponse:
    """Return the sheet of all, a card for each person and one for each table as one PDF.

    Raises:
        hub.core.pdf.Unavailable: this machine makes none.
    """
    context = {"seating": seating, "lang": get_language() or settings.LANGUAGE_CODE}
    content = pdf.make_pdf("events/dialogue/papers.html", context, STYLES)
    response = pdf.pdf_response(content, "seats.pdf")
    response["Cache-Control"] = "no-store"
    return response
