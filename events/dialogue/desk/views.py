"""The desk's screens of a talk: notes typed from paper, themes, lines that come in by phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from events.dialogue.desk.forms import ExchangeForm, NotesForm
from events.dialogue.desk.sorting_forms import SortingForms
from events.dialogue.exchanges import begin_exchange
from events.dialogue.models import Session
from events.dialogue.permissions import PUBLISHED
from events.dialogue.services import noting, sorting
from hub.core.rules import Refused
from hub.editorial.people import desk_only
from hub.text.numbers import whole_number

METHODS = ["GET", "HEAD", "POST"]


def _session(pk: int) -> Session:
    return get_object_or_404(Session.objects.with_names(), pk=pk)


def _shown(
    request: HttpRequest, template: str, session: Session, *, status: int = 200, **context: object
) -> HttpResponse:
    values = {"session": session, "published": PUBLISHED if session.is_published else ""}
    return render(request, template, values | context, status=status)


def _back(session: Session) -> HttpResponse:
    return redirect("dialogue:inspect", session.pk)


@desk_only
@require_http_methods(METHODS)
def type_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper of one table after the other; each is kept as soon as it is sent."""
    session = _session(pk)
    data = request.POST if request.method == "POST" else None
    form = NotesForm(session, data, initial=_next_paper(session, request))
    if data is not None and form.is_valid():
        typed = form.cleaned_data
        try:
            new = noting.type_notes(
                session,
                request.user,
                typed["round"],
                typed["table"],
                typed["lines"],
                typed["language"],
                typed["token"],
            )
        except Refused as refused:
            form.add_error(None, str(refused.answer.reason))
        else:
            said = ngettext("%(number)s note is kept.", "%(number)s notes are kept.", new)
            messages.success(request, said % {"number": new})
            return redirect(f"{request.path}?round={typed['round']}&after={typed['table']}")
    counted = session.notes.at_tables()
    rows = [
        (row, [counted.get((row.number, table), 0) for table in range(1, session.tables + 1)])
        for row in session.rounds.all()
    ]
    status = 422 if form.is_bound else 200
    return _shown(
        request,
        "events/dialogue/desk/notes.html",
        session,
        form=form,
        rows=rows,
        total=sum(counted.values()),
        status=status,
    )


def _next_paper(session: Session, request: HttpRequest) -> dict[str, int]:
    """Return which paper comes next: the next table of the same question, then of the next one."""
    number, table = (whole_number(request.GET.get(name)) for name in ("round", "after"))
    if table >= session.tables:
        number, table = number + 1, 0
    is_one = session.rounds.filter(number=number).exists()
    return {"round": number, "table": table + 1} if is_one else {"round": 1, "table": 1}


@desk_only
@require_http_methods(METHODS)
def sort(request: HttpRequest, pk: int) -> HttpResponse:
    """Themes with their sentences, and for each note which it is about."""
    session = _session(pk)
    data = request.POST if request.method == "POST" else None
    typed, problem = SortingForms(session, data), ""
    if data is not None and typed.is_valid():
        try:
            sorting.sort(session, typed.changed_themes, typed.changed_notes, request.user)
        except Refused as refused:
            problem = str(refused.answer.reason)
        else:
            messages.success(request, _("Saved."))
            return redirect(request.path)
    status = 200 if data is None else 422
    return _shown(
        request,
        "events/dialogue/desk/themes.html",
        session,
        typed=typed,
        problem=problem,
        status=status,
    )


@desk_only
@require_http_methods(METHODS)
def lines(request: HttpRequest, pk: int) -> HttpResponse:
    """What comes in on the day, the newest first; a line is hidden from the screen by one press."""
    session = _session(pk)
    problem = ""
    if request.method == "POST":
        number = whole_number(request.POST.get("number"))
        try:
            is_hidden = request.POST.get("do") == "hide"
            noting.set_hidden(session, number, request.user, is_hidden=is_hidden)
            return redirect(request.path)
        except Refused as refused:
            problem = str(refused.answer.reason)
    notes = session.notes.select_related("round").order_by("-pk")
    return _shown(request, "events/dialogue/desk/lines.html", session, notes=notes, problem=problem)


@desk_only
@require_http_methods(METHODS)
def exchange(request: HttpRequest) -> HttpResponse:
    """A ready exchange of views: the event's draft and its talk in one press."""
    form = ExchangeForm(request.POST or None)
    if form.is_valid():
        session = begin_exchange(**form.cleaned_data, user=request.user)
        edit = reverse("wagtailadmin_pages:edit", args=[session.event_id])
        said = _("The draft of the event and its agenda are ready.")
        messages.success(request, said, buttons=[messages.button(edit, _("Edit"))])
        return _back(session)
    status = 422 if form.is_bound else 200
    return render(request, "events/dialogue/desk/exchange.html", {"form": form}, status=status)
