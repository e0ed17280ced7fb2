"""Certificates, for who holds one and for who wants to know whether one was given; own trainings."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.lists import coming
from events.trainings.choices import ForWhom
from events.trainings.models import Certificate, CoursePage, TrainingRecord
from events.trainings.querysets import for_whom
from events.trainings.services import certificate_of
from hub.accounts.limits import consume, declare_limit
from hub.accounts.permissions import is_staff_member
from hub.core import pdf
from hub.core.http import browser_or_address
from hub.core.kept_pdf import Busy, KeptPdf
from hub.core.locales import active_language
from hub.core.qr import qr_of
from hub.mail.services import absolute
from hub.occurrences.words import dated
from hub.pages.listing import localise
from hub.signups.links import code_as_typed, signup_of

declare_limit("certificate_guessed", "20/h/key,200/h/ip")
declare_limit("certificate_paper", "60/h/ip")
RETRY_AFTER = 5
MAX_COMING = 20


class Paper(KeptPdf):
    STYLES = ("trainings/certificate.css",)
    PREFIX = "certificate:"
    SECONDS = 60  # it names somebody


def address_of(certificate: Certificate) -> str:
    """Return where everybody sees that a certificate was given (absolute)."""
    return absolute(reverse("certificate", args=[certificate.number]))


@never_cache
@require_safe
def certificate_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The certificate of a sign-up, for whoever holds its link, while its name is kept."""
    signup = signup_of(token)
    if signup is None or not signup.name:
        return redirect("sign_up_find")
    certificate = certificate_of(signup, timezone.now())
    if certificate is None:
        raise Http404
    (course,) = localise([signup.sheet.subject], active_language())
    html = render_to_string(
        "trainings/certificate_paper.html",
        {
            "certificate": certificate,
            "course": course,
            "name": signup.name,
            "days": days_in_words(certificate),
            "given": dated_in_full(certificate.given_on),
            "address": address_of(certificate),
            "qr": qr_of(address_of(certificate)),
            "lang": active_language(),
        },
        request,
    )
    if not consume(request, "certificate_paper", counts_reading=True):
        return _not_now(request, 429)
    try:
        content = Paper(html).made()
    except Busy:
        return _not_now(request, 503)
    except pdf.Unavailable as error:
        raise Http404 from error
    response = pdf.pdf_response(content, f"certificate-{certificate.number}.pdf")
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def dated_in_full(day: date) -> str:
    """Return a day with its year, whichever year it is."""
    return dated(day, date.min)


def days_in_words(certificate: Certificate) -> list[str]:
    return [dated_in_full(day) for day in certificate.dates]


def _not_now(request: HttpRequest, status: int) -> HttpResponse:
    response = render(request, "events/papers/not_now.html", status=status)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


@never_cache
@require_safe
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """Whether a certificate with this number was given, and for what; never to whom."""
    key = browser_or_address(request)
    options = {"key": key, "counts_reading": True}
    found = None
    if consume(request, "certificate_guessed", **options, dry_run=True):
        found = Certificate.objects.filter(number=code_as_typed(number)).first()
        if found is None:
            consume(request, "certificate_guessed", **options)
    days = days_in_words(found) if found else []
    given = dated_in_full(found.given_on) if found else ""
    context = {"certificate": found, "days": days, "given": given}
    response = render(request, "trainings/certificate.html", context, status=200 if found else 404)
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What somebody with an account has done, and what is on for staff, or for groups."""
    records = TrainingRecord.objects.filter(user=request.user).select_related("page")
    is_staff = is_staff_member(request.user)
    theirs = ForWhom.STAFF if is_staff else ForWhom.GROUPS
    live = CoursePage.objects.sources().live() if is_staff else CoursePage.objects.public_sources()
    dates = coming(for_whom(live, theirs), active_language(), MAX_COMING)
    shown = [(record.page.specific, dated_in_full(record.day)) for record in records]
    response = render(
        request, "trainings/mine.html", {"records": shown, "dates": dates, "theirs": theirs.label}
    )
    response["X-Robots-Tag"] = "noindex"
    return response
