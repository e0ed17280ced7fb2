"""A ticket: for whoever has its number, and with one button for those at the entrance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.limits import consume, declare_limit
from hub.attendance import services
from hub.attendance.links import checker_of, ticket_address
from hub.attendance.models import Arrival
from hub.attendance.permissions import Checker, may_check
from hub.attendance.views.pages import METHODS, note_who_looks
from hub.attendance.words import spelled, used_at
from hub.core.http import browser_or_address
from hub.core.locales import active_language
from hub.core.qr import qr_of
from hub.core.rules import Refused
from hub.signups.links import signup_with_code
from hub.signups.models import SignUp
from hub.signups.notifications import where_in_words
from hub.signups.pages import about_page, paper
from hub.signups.workflow import SEATED, State

declare_limit("ticket_guessed", "20/h/key,200/h/ip")


def _found(request: HttpRequest, code: str) -> SignUp | None:
    """Return the sign-up with this number; nobody tries out numbers."""
    key = browser_or_address(request)
    if not consume(request, "ticket_guessed", key=key, counts_reading=True, dry_run=True):
        return None
    signup = signup_with_code(code)
    if signup is None:
        consume(request, "ticket_guessed", key=key, counts_reading=True)
    return signup


@never_cache
@require_http_methods(METHODS)
def ticket(request: HttpRequest, code: str) -> HttpResponse:
    """What the QR code opens: the ticket, or the button of those at the entrance."""
    signup = _found(request, code)
    if signup is None:
        return redirect("sign_up_find")
    if checker := checker_of(request, signup.sheet):
        return _at_the_entrance(request, signup, checker)
    return about_page(request, "attendance/ticket.html", signup.sheet, **_of(signup))


def _of(signup: SignUp) -> dict[str, object]:
    sheet = signup.sheet
    arrivals = signup.arrivals.order_by("at")
    if sheet.for_all_dates:
        arrivals = arrivals.filter(date=sheet.date_on(timezone.localdate()))
    arrival = arrivals.last()
    return {
        "signup": signup,
        "where": where_in_words(signup.sheet, active_language()),
        "has_place": signup.state in SEATED,
        "qr": qr_of(ticket_address(signup)),
        "spelled": spelled(signup.code),
        "is_expected": signup.state == State.BOOKED
        or (sheet.for_all_dates and signup.state == State.ATTENDED and arrival is None),
        "used": used_at(arrival) if arrival else "",
    }


def _at_the_entrance(request: HttpRequest, signup: SignUp, checker: Checker) -> HttpResponse:
    problem = ""
    now = timezone.now()
    if request.method == "POST":
        try:
            if request.POST.get("do") == "undo":
                services.undo(signup, checker, now)
            else:
                services.check_in(signup, checker, Arrival.How.TICKET, now)
            return redirect(request.path)
        except Refused as refused:
            problem = str(refused.answer.reason)
            signup.refresh_from_db()
    note_who_looks(checker, signup)
    answer = may_check(checker, signup.sheet, now)
    return about_page(
        request,
        "attendance/check.html",
        signup.sheet,
        problem=problem,
        not_now="" if answer else answer.reason,
        device=checker.device,
        **_of(signup),
    )


@require_safe
def ticket_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The ticket on paper: QR code, and its number in letters."""
    signup = _found(request, code)
    if signup is None or signup.state not in SEATED:
        return redirect("sign_up_find")
    return paper(
        request, "attendance/ticket_paper.html", signup.sheet, name="ticket_paper", **_of(signup)
    )
