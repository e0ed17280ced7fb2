"""One page with all that is kept under an address: no account, no cookie."""

from email.utils import parseaddr

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.forms import TOO_MANY_CODES, WRONG_CODE, CodeForm
from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.locales import active_language
from hub.core.rules import Refused
from hub.mine import services
from hub.mine.forms import AskForm
from hub.mine.links import calendar_path, link_of, page_path
from hub.mine.models import OwnCalendar
from hub.mine.rooms import open_room, open_rooms
from hub.occurrences.words import clock, dated

declare_limit("mine", "20/h/key,200/h/ip")
METHODS = ["GET", "HEAD", "POST"]


def _answer(
    request: HttpRequest, name: str, *, status: int = 200, **context: object
) -> HttpResponse:
    """Answer; search engines keep none of it, no other site learns its address."""
    response = render(request, f"mine/{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_http_methods(METHODS)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the link: the same answer, and the same mail, whatever is known of an address."""
    form = AskForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if _asked(request, form):
            return redirect("mine_sent", key=form.key("mine"))
        status = 429
    return _answer(request, "ask", form=form, status=status)


def _asked(request: HttpRequest, form: AskForm) -> bool:
    """Send the mail, or say on the form that there were too many."""
    if not is_within_limit(request, "mine"):
        form.add_error(None, TOO_MANY_CODES)
        return False
    email, key = form.cleaned_data["email"], form.key("mine")
    try:
        services.ask(email, active_language(), key, timezone.now())
    except Refused as refused:
        form.add_error(None, str(refused.answer.reason))
        return False
    return True


@never_cache
@require_http_methods(METHODS)
def sent(request: HttpRequest, key: str) -> HttpResponse:
    """What somebody sees who has just asked: the digits are typed here."""
    link = services.asked_link(key)
    if link is None:
        raise Http404
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if opened := services.open_by_code(link, form.cleaned_data["code"]):
            return redirect(page_path(opened.token))
        form.add_error("code", WRONG_CODE)
    return _answer(
        request,
        "sent",
        email=link.email,
        code_form=form,
        mail_domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2],
    )


@never_cache
@login_required
@require_POST
def of_account(request: HttpRequest) -> HttpResponse:
    """The page of the address of an account: at once, or by mail while that is not confirmed."""
    opened = services.open_for(request.user)
    return redirect(page_path(opened.token)) if opened else redirect("mine")


@never_cache
@require_http_methods(METHODS)
def page(request: HttpRequest, token: str) -> HttpResponse:
    """All that is kept of whoever reads a mailbox, for whoever holds its link."""
    link = link_of(token)
    if link is None:
        return _answer(request, "gone", status=410)
    problem = ""
    if request.method == "POST":
        try:
            _do(request, link.email)
            return redirect(page_path(token))
        except Refused as refused:
            problem = str(refused.answer.reason)
    now = timezone.now()
    found = [(room, room.found(link.email, now)) for room in open_rooms()]
    calendar = OwnCalendar.objects.filter(email=link.email).first()
    return _answer(
        request,
        "page",
        token=token,
        email=link.email,
        problem=problem,
        rooms=[(room, shown) for room, shown in found if shown],
        calendar_url=calendar_path(calendar) if calendar else "",
        until=f"{dated(timezone.localdate(link.expires_at), timezone.localdate())}"
        f" {clock(link.expires_at)}",
    )


def _do(request: HttpRequest, address: str) -> None:
    """Do what a button says; nothing for one that we do not know.

    Raises:
        Refused: it is not possible now.
    """
    what = request.POST.get("do", "")
    if what == "renew_calendar":
        services.renew_calendar(address)
    elif what == "end_calendar":
        services.end_calendar(address)
    elif what == "delete":
        room, which = open_room(request.POST.get("room", "")), request.POST.get("which", "")
        if room and which:
            services.delete_one(room, address, which, timezone.now())


@never_cache
@require_http_methods(METHODS)
def delete_all(request: HttpRequest, token: str) -> HttpResponse:
    """Say what goes and what stays (GET), then delete it (POST)."""
    link = link_of(token)
    if link is None:
        return _answer(request, "gone", status=410)
    now = timezone.now()
    if request.method == "POST":
        return _answer(request, "deleted", stays=services.delete_all(link.email, now))
    return _answer(
        request,
        "delete",
        token=token,
        email=link.email,
        goes=services.what_goes(link.email, now),
        stays=services.what_stays(link.email, now),
        has_calendar=OwnCalendar.objects.filter(email=link.email).exists(),
    )
