"""A table's own page on a phone, and the screen that all see. Both need the PIN of the day."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.dialogue.choices import By
from events.dialogue.models import Session
from events.dialogue.permissions import NOT_TODAY
from events.dialogue.phones.forms import LineForm, PinForm
from events.dialogue.phones.links import is_known, remember, session_of, table_of
from events.dialogue.services import noting
from hub.accounts.forms import TOO_MANY_CODES
from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.locales import active_language
from hub.core.rules import Refused
from hub.editorial.people import is_desk
from hub.text.numbers import whole_number

METHODS = ["GET", "HEAD", "POST"]
ON_THE_SCREEN = 60
SECONDS = 5  # after which the screen is looked at anew
declare_limit("talk_pin", "20/h/key,1000/h/ip")
declare_limit("talk_line", "120/h/key,5000/h/ip")
Shown = Callable[[HttpRequest, Session], HttpResponse]


def _page(
    request: HttpRequest, template: str, session: Session, *, status: int = 200, **context: object
) -> HttpResponse:
    response = render(request, template, {"session": session} | context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


def _with_pin(request: HttpRequest, session: Session, shown: Shown) -> HttpResponse:
    """Show what those may see who know the PIN; ask for it first."""
    if not session.is_open_at(timezone.now()):
        return _page(request, "events/dialogue/phones/closed.html", session, problem=NOT_TODAY)
    if is_known(request, session) or is_desk(request.user):
        return shown(request, session)
    form = PinForm(request.POST if request.POST.get("do") == "pin" else None)
    if form.is_valid():
        if not is_within_limit(request, "talk_pin"):
            form.add_error(None, TOO_MANY_CODES)
        else:
            try:
                noting.let_in(session, form.cleaned_data["pin"], timezone.now())
            except Refused as refused:
                form.add_error("pin", str(refused.answer.reason))
            else:
                response = redirect(request.path)
                remember(response, session)
                return response
    status = 422 if form.is_bound else 200
    return _page(request, "events/dialogue/phones/pin.html", session, form=form, status=status)


@never_cache
@require_http_methods(METHODS)
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Write a line at a table, and see what that table wrote."""
    found = table_of(code)
    if found is None:
        raise Http404
    session, number = found

    def shown(request: HttpRequest, session: Session) -> HttpResponse:
        return _table(request, session, number)

    return _with_pin(request, session, shown)


def _table(request: HttpRequest, session: Session, number: int) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    problem = ""
    if data is not None and data.get("do") == "hide":
        return _hide(request, session, number)
    form = LineForm(session, data, initial={"round": request.GET.get("round", 1)})
    if form.is_valid():
        problem = _write(request, session, number, form)
        if not problem:
            host = "&host=1" if form.cleaned_data["is_host"] else ""
            return redirect(f"{request.path}?round={form.cleaned_data['round']}{host}")
        form.add_error(None, problem)
    elif data is None:
        form.initial["is_host"] = request.GET.get("host") == "1"
    notes = session.notes.visible().filter(table=number).select_related("round")
    return _page(
        request,
        "events/dialogue/phones/table.html",
        session,
        form=form,
        notes=notes.order_by("-pk"),
        letter=session.letters[number - 1],
        by_desk=By.DESK,
        status=422 if form.is_bound else 200,
    )


def _hide(request: HttpRequest, session: Session, number: int) -> HttpResponse:
    noting.hide_at_table(session, number, whole_number(request.POST.get("number")), timezone.now())
    return redirect(request.path)


def _write(request: HttpRequest, session: Session, number: int, form: LineForm) -> str:
    """Keep the line; return why not, if it was refused."""
    if not is_within_limit(request, "talk_line"):
        return str(noting.ENOUGH)
    typed = form.cleaned_data
    try:
        noting.write_at_table(
            session,
            typed["round"],
            number,
            typed["line"],
            active_language(),
            typed["token"],
            By.HOST if typed["is_host"] else By.PARTICIPANT,
            timezone.now(),
        )
    except Refused as refused:
        return str(refused.answer.reason)
    return ""


@never_cache
@require_http_methods(METHODS)
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """What all tables wrote, the newest first, in large type; it reloads by itself."""
    session = session_of(code)
    if session is None:
        raise Http404
    return _with_pin(request, session, _screen)


def _screen(request: HttpRequest, session: Session) -> HttpResponse:
    notes = session.notes.visible().select_related("round").order_by("-pk")
    return _page(
        request,
        "events/dialogue/phones/screen.html",
        session,
        notes=notes[:ON_THE_SCREEN],
        number=notes.count(),
        seconds=SECONDS,
        lang=active_language(),
    )
