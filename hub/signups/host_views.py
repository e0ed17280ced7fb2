"""Who signed up, for the people who hold the date: names, parties, needs, and answers to them."""

from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.rules import Refused
from hub.editorial.people import is_desk
from hub.forms.sentences import SentencesForm
from hub.privacy.services import note_view
from hub.questions.asked import JAPANESE
from hub.questions.table import table
from hub.signups import services
from hub.signups.answer_files import as_link
from hub.signups.interpreters import services as interpreters
from hub.signups.interpreters import wishes
from hub.signups.models import MAX_REASON, Sheet, SignUp
from hub.signups.permissions import may_decide, may_host, readable_answers
from hub.signups.sheet_pages import sheet_page
from hub.signups.workflow import LISTED, SEATED, State

PLACE = "signups"  # hub.privacy.places
METHODS = ["GET", "HEAD", "POST"]
declare_limit("sign_up_answered", "5/d/key")


def _sheet(request: HttpRequest, key: UUID) -> Sheet:
    """Return the sheet if who asks holds its date, or raise 404: strangers learn nothing."""
    rows = Sheet.objects.select_related("date__page", "questionnaire")
    sheet = rows.filter(key=key).first()
    if sheet is None or not may_host(request.user, sheet):
        raise Http404
    return sheet


def _note(request: HttpRequest, people: list[SignUp]) -> None:
    """People of city hall who look are on record; a group's own list is its own."""
    if is_desk(request.user):
        note_view(request.user, people, PLACE)


@never_cache
@require_http_methods(METHODS)
def people(request: HttpRequest, sheet_key: UUID) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    sheet = _sheet(request, sheet_key)
    problem = ""
    if request.method == "POST":
        try:
            _do(request, sheet)
            return redirect(request.path)
        except Refused as refused:
            problem = str(refused.answer.reason)
    rows = sorted(sheet.signups.filter(state__in=LISTED | SEATED), key=lambda row: row.kana_order)
    _note(request, rows)
    heads, answers = table(rows, as_link, readable_answers(request.user, sheet))
    return sheet_page(
        request,
        "people",
        sheet,
        problem=problem,
        people=[
            (row, [(head, cell) for head, cell in zip(heads, cells, strict=True) if cell])
            for row, cells in zip(rows, answers, strict=True)
        ],
        wishes=wishes.on(sheet),
        decides=bool(may_decide(request.user, sheet)),
        unreached=set(sheet.signups.unreached(timezone.now()).values_list("pk", flat=True)),
        japanese=JAPANESE,
    )


def _decide(request: HttpRequest, sheet: Sheet) -> None:
    """Do what a button says.

    Raises:
        Refused: it is not possible, or there is no such button.
    """
    signup = sheet.signups.filter(code=request.POST.get("number", "")).first()
    if signup is None:
        raise Refused.because(_("No sign-up has this number."))
    what, now = request.POST.get("do"), timezone.now()
    if what == "admit":
        services.admit(signup, request.user, now)
    elif what == "decline":
        reason = request.POST.get("reason", "").strip()[:MAX_REASON]
        services.decline(signup, request.user, reason, now)
    else:
        raise Refused.because(_("That cannot be done."))


def _do(request: HttpRequest, sheet: Sheet) -> None:
    """Do what a button says: about somebody on the list, or about an interpreter.

    Raises:
        Refused: it is not possible, or there is no such button.
    """
    if request.POST.get("do") == "interpreter":
        language = request.POST.get("language", "")
        interpreters.tell(sheet, language, request.user, timezone.now())
    else:
        _decide(request, sheet)


@never_cache
@require_http_methods(METHODS)
def answer(request: HttpRequest, sheet_key: UUID, number: str) -> HttpResponse:
    """Write to somebody on the list by ticking sentences, which arrive in their language."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    sheet = _sheet(request, sheet_key)
    rows = sheet.signups.exclude(email="").exclude(state=State.UNCONFIRMED)
    signup = rows.filter(code=number).first()
    if signup is None:
        raise Http404
    signup.sheet = sheet
    _note(request, [signup])
    form = SentencesForm(request.POST if request.method == "POST" else None)
    back = reverse("sign_up_people", args=[sheet.key])
    if form.is_bound and form.is_valid():
        if is_within_limit(request, "sign_up_answered", str(signup.key)):
            services.answer(signup, request.user, form.said, form.cleaned_data["words"])
            return sheet_page(request, "answered", sheet, to=signup, back=back)
        form.add_error(None, _("You answered several times today. Please call them."))
    status = 422 if form.is_bound else 200
    return sheet_page(request, "answer", sheet, form=form, to=signup, back=back, status=status)
