"""The pages on which somebody signs up, confirms it, and looks after it: no account, no cookie."""

from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.accounts.forms import TOO_MANY_CODES, WRONG_CODE, CodeForm
from hub.accounts.limits import declare_limit, is_within_limit
from hub.accounts.links import find_link
from hub.core.http import client_address, is_in_staff_network, line_of
from hub.core.locales import active_language
from hub.core.rules import Refused
from hub.signups import services
from hub.signups.answers import is_unfinished
from hub.signups.forms import AddressForm, NumberForm, ShrinkForm, SignUpForm
from hub.signups.guardians.forms import GuardianAddressForm
from hub.signups.guardians.services import correct_address
from hub.signups.hosts import host_of
from hub.signups.links import manage_path, signup_of, signup_with_code, token_of
from hub.signups.models import Sheet, SignUp
from hub.signups.notifications import guardian_in_words, line_in_words, moment_in_words
from hub.signups.permissions import may_answer, own_change
from hub.signups.purposes import SIGN_UP
from hub.signups.sheet_pages import readable_sheet, sheet_page
from hub.signups.workflow import LISTED, SEATED, Action, State
from hub.text.mail_addresses import mail_key

declare_limit("sign_up", "20/h/key,200/h/ip")
declare_limit("sign_up_of_address", "10/d/key")
declare_limit("sign_up_found", "10/h/key,100/h/ip")
METHODS = ["GET", "HEAD", "POST"]


def _as_it_is_now(sheet: Sheet) -> Sheet:
    """Return the sheet filled, should time have changed something since the clock looked."""
    now = timezone.now()
    is_due = Sheet.objects.due(now).filter(pk=sheet.pk).exists()
    return services.fill(sheet.pk, now) if is_due else sheet


def _network(request: HttpRequest) -> str:
    """Return what stands for the network of `request`, "" for one where many people share it."""
    address = client_address(request)
    if is_in_staff_network(address):
        return ""
    return salted_hmac("hub.signups.network", line_of(address)).hexdigest()


@never_cache
@require_http_methods(METHODS)
def sign_up(request: HttpRequest, sheet_key: UUID) -> HttpResponse:
    sheet = _as_it_is_now(readable_sheet(request, sheet_key))
    if not sheet.takes_sign_ups:
        opens = moment_in_words(sheet.opens_at) if sheet.opens_at else ""
        return sheet_page(request, "closed", sheet, opens=opens)
    form = SignUpForm(request.POST or None, sheet=sheet)
    status = 200
    if request.method == "POST" and form.is_valid():
        if signup := _signed_up(request, sheet, form):
            if is_unfinished(signup):
                return redirect("sign_up_first_answers", key=signup.key, step=1)
            return redirect("sign_up_sent", key=signup.key)
        status = 429
    return sheet_page(request, "sign_up", sheet, form=form, status=status)


def _may_mail(request: HttpRequest, form: SignUpForm | AddressForm | GuardianAddressForm) -> bool:
    """Count that a mail goes to a typed address, or say on the form that there were too many."""
    address = mail_key(form.cleaned_data["email"])
    is_allowed = is_within_limit(request, "sign_up") and is_within_limit(
        request, "sign_up_of_address", address
    )
    if not is_allowed:
        form.add_error(None, TOO_MANY_CODES)
    return is_allowed


def _signed_up(request: HttpRequest, sheet: Sheet, form: SignUpForm) -> SignUp | None:
    """Write down who signs up, or say on the form why not."""
    if not _may_mail(request, form):
        return None
    try:
        return services.sign_up(
            sheet.pk,
            timezone.now(),
            **form.typed,
            language=active_language(),
            hashed_network=_network(request),
            form_key=form.key("sign-up", sheet.pk),
        )
    except Refused as refused:
        form.add_error(None, str(refused.answer.reason))
        return None


@never_cache
@require_http_methods(METHODS)
def sent(request: HttpRequest, key: UUID) -> HttpResponse:
    """What somebody sees who has just signed up: number, state, what to do if no mail comes."""
    rows = SignUp.objects.select_related("sheet__date__page").exclude(email="")
    signup = rows.filter(key=key).first()
    if signup is None:
        raise Http404
    code = CodeForm(request.POST if "code" in request.POST else None)
    address = AddressForm(request.POST if "email" in request.POST else None)
    problem = ""
    try:
        if code.is_bound and code.is_valid():
            if link := services.link_by_code(signup, code.cleaned_data["code"]):
                return redirect(manage_path(services.confirm(signup, link, timezone.now())))
            code.add_error("code", WRONG_CODE)
        elif address.is_bound and address.is_valid() and _may_mail(request, address):
            services.correct_address(signup, address.cleaned_data["email"], timezone.now())
            return redirect("sign_up_sent", key=key)
    except Refused as refused:
        problem = str(refused.answer.reason)
    return sheet_page(
        request,
        "sent",
        signup.sheet,
        signup=signup,
        code_form=code,
        address_form=address,
        problem=problem,
        is_unconfirmed=signup.state == State.UNCONFIRMED,
        questions=_questions(signup, "sign_up_first_answers", signup.key)
        if signup.state == State.UNCONFIRMED
        else "",
        mail_domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2],
    )


@never_cache
@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link in the mail: looking does nothing, the button signs up."""
    link = find_link(token, SIGN_UP)
    signup = services.of_link(link)
    if link is None or signup is None:
        return redirect("sign_up_find")
    problem = ""
    if request.method == "POST":
        try:
            return redirect(manage_path(services.confirm(signup, link, timezone.now())))
        except Refused as refused:
            problem = str(refused.answer.reason)
    return sheet_page(request, "confirm", signup.sheet, signup=signup, problem=problem)


@never_cache
@require_http_methods(METHODS)
def find(request: HttpRequest) -> HttpResponse:
    """Look after a sign-up by its number: for whoever has lost the mail, or cannot press links."""
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not is_within_limit(request, "sign_up_found"):
            form.add_error(None, TOO_MANY_CODES)
        elif signup := signup_with_code(form.cleaned_data["number"]):
            return redirect(manage_path(signup))
        else:
            form.add_error("number", _("No sign-up has this number."))
    response = render(request, "signups/find.html", {"form": form})
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_http_methods(METHODS)
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """A sign-up for whoever holds its link: what it is, the offer, fewer people, cancelling."""
    signup = signup_of(token)
    if signup is None:
        return redirect("sign_up_find")
    _as_it_is_now(signup.sheet)
    signup.refresh_from_db()
    shrink = ShrinkForm(
        request.POST if request.POST.get("do") == "shrink" else None,
        largest=max(1, signup.party_size - 1),
    )
    address = GuardianAddressForm(
        request.POST if request.POST.get("do") == "guardian" else None,
        own_address=signup.email,
        initial={"email": signup.guardian_email},
    )
    problem = ""
    if request.method == "POST":
        try:
            if address.is_bound and address.is_valid() and _may_mail(request, address):
                correct_address(signup, address.cleaned_data["email"], timezone.now())
                return redirect(manage_path(signup))
            if _done(request.POST.get("do", ""), signup, shrink):
                return redirect(manage_path(signup))
        except Refused as refused:
            problem = str(refused.answer.reason)
            signup.refresh_from_db()
    may_change = own_change(Action.CANCEL, signup, timezone.now())
    return sheet_page(
        request,
        "manage",
        signup.sheet,
        signup=signup,
        token=token,
        shrink=shrink,
        guardian_form=address,
        problem=problem,
        may_change=may_change,
        has_place=signup.state in SEATED,
        doors=host_of(signup.sheet.subject).doors(signup),
        closes=moment_in_words(signup.sheet.closing),
        too_late="" if may_change or signup.state not in LISTED else may_change.reason,
        may_shrink=may_change and signup.party_size > 1 and signup.state != State.UNCONFIRMED,
        answer_by=moment_in_words(signup.offered_until) if signup.offered_until else "",
        guardian=guardian_in_words(signup) if signup.guardian_until else "",
        line=line_in_words(signup) if signup.state == State.WAITING else "",
        questions=_questions(signup, "sign_up_answers", token_of(signup)),
    )


def _questions(signup: SignUp, name: str, key: object) -> str:
    """Return where questions wait for an answer, "" if none do."""
    waits = may_answer(signup, timezone.now()) and is_unfinished(signup)
    return reverse(name, args=[key, 1]) if waits else ""


def _done(what: str, signup: SignUp, shrink: ShrinkForm) -> bool:
    """Do what a button says; return whether it was one that we know, rightly filled in.

    Raises:
        Refused: it is not possible now.
    """
    now = timezone.now()
    if what == "cancel":
        services.cancel(signup, now)
    elif what == "accept":
        services.accept(signup, now)
    elif what == "shrink" and shrink.is_valid():
        services.shrink(signup, shrink.cleaned_data["party_size"], now)
    else:
        return False
    return True
