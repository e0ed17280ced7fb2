"""Saying how it was, by the link in a mail; and what was said, for who holds the date."""

from contextlib import suppress
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.forms import TOO_MANY_CODES
from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.locales import active_language
from hub.core.rules import Refused
from hub.questions.asked import JAPANESE, Form
from hub.questions.forms import QuestionsForm
from hub.questions.results import LEAST_SHOWN, results
from hub.signups.feedback import services
from hub.signups.feedback.links import feedback_path, signup_to_ask
from hub.signups.models import Sheet, SignUp
from hub.signups.permissions import may_host
from hub.signups.sheet_pages import sheet_page

declare_limit("feedback_after", "20/h/key,200/h/ip")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, token: str) -> HttpResponse:
    signup = signup_to_ask(token)
    if signup is None:
        raise Http404
    if signup.feedback_given:
        return sheet_page(request, "feedback_given", signup.sheet)
    form = services.form_of(signup.sheet, active_language())
    if form is None or timezone.now() < signup.sheet.date.ends_at:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    typed = QuestionsForm(form, services.askable(form), {}, sent)
    if typed.is_bound and typed.is_valid() and _kept(request, signup, form, typed):
        return redirect(feedback_path(signup))
    return sheet_page(
        request,
        "questions",
        signup.sheet,
        whole=form,
        form=typed,
        step=1,
        total=1,
        status=422 if typed.errors else 200,
    )


def _kept(request: HttpRequest, signup: SignUp, form: Form, typed: QuestionsForm) -> bool:
    """Keep what was said, or say on the form why not."""
    if not is_within_limit(request, "feedback_after", str(signup.key)):
        typed.add_error(None, TOO_MANY_CODES)
        return False
    with suppress(Refused):  # pressed twice: the page says that it is here
        services.give(signup, form, typed.keys(), typed.values(), timezone.now())
    return True


@never_cache
@require_safe
def said(request: HttpRequest, sheet_key: UUID) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    sheet = Sheet.objects.select_related("date__page").filter(key=sheet_key).first()
    if sheet is None or not may_host(request.user, sheet):
        raise Http404
    rows = list(sheet.feedback_rows.all())
    return sheet_page(
        request,
        "feedback_said",
        sheet,
        results=results(rows),
        number=len(rows) if len(rows) >= LEAST_SHOWN else None,
        least=LEAST_SHOWN,
        japanese=JAPANESE,
    )
