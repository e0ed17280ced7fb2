"""Further questions of a sheet, screen by screen. Each is kept in the sign-up at once, so that an
ended session, another phone or a closed browser loses nothing: the link in the mail goes on.
"""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.accounts.forms import TOO_MANY_CODES
from hub.accounts.limits import declare_limit, is_within_limit
from hub.core.locales import active_language
from hub.pages.listing import localise
from hub.questions import services
from hub.questions.asked import Asked, Form
from hub.questions.forms import QuestionsForm
from hub.signups.answer_files import keep_files
from hub.signups.answers import form_for
from hub.signups.links import manage_path, signup_of
from hub.signups.models import SignUp
from hub.signups.permissions import may_answer
from hub.signups.workflow import State

METHODS = ["GET", "HEAD", "POST"]
declare_limit("sign_up_answers", "300/h/key")


@never_cache
@require_http_methods(METHODS)
def before_confirming(request: HttpRequest, key: UUID, step: int) -> HttpResponse:
    """Questions for whoever has just signed up; once the mail is confirmed, its link leads on."""
    rows = SignUp.objects.select_related("sheet__date__page", "sheet__questionnaire")
    signup = rows.exclude(email="").filter(key=key).first()
    if signup is None:
        raise Http404
    after = reverse("sign_up_sent", args=[key])
    if signup.state != State.UNCONFIRMED:
        return redirect(after)
    return _screen(
        request,
        signup,
        step,
        lambda step: reverse("sign_up_first_answers", args=[key, step]),
        after,
    )


@never_cache
@require_http_methods(METHODS)
def by_link(request: HttpRequest, token: str, step: int) -> HttpResponse:
    """Questions for whoever holds the link of a sign-up."""
    signup = signup_of(token)
    if signup is None:
        return redirect("sign_up_find")
    return _screen(
        request,
        signup,
        step,
        lambda step: reverse("sign_up_answers", args=[token, step]),
        manage_path(signup),
    )


def _screen(
    request: HttpRequest, signup: SignUp, step: int, address: Callable[[int], str], after: str
) -> HttpResponse:
    form = form_for(signup, active_language())
    if form is None or not may_answer(signup, timezone.now()):
        return redirect(after)
    screens = form.by_step(signup.answers)
    if step not in screens:
        return redirect(after if step > len(screens) else address(1))
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    typed = QuestionsForm(form, screens[step], signup.answers, *sent)
    if typed.is_bound and keep_files(request, signup, typed) and typed.is_valid():
        if is_within_limit(request, "sign_up_answers", str(signup.key)):
            return redirect(_next(signup, form, typed, step, address, after))
        typed.add_error(None, TOO_MANY_CODES)
    return _show(request, signup, form, typed, step, len(screens), address(max(1, step - 1)))


def _next(
    signup: SignUp,
    form: Form,
    typed: QuestionsForm,
    step: int,
    address: Callable[[int], str],
    after: str,
) -> str:
    """Keep a screen and return where it goes on: the next one, or one that was left out."""
    services.begin(signup, signup.sheet.questionnaire, timezone.now())
    answers = services.answer(signup, form, typed.keys(), typed.values())
    screens = form.by_step(answers)
    if step < len(screens):
        return address(step + 1)
    left_out: set[Asked] = set(form.missing(answers))
    numbers = [number for number, asked in screens.items() if left_out & set(asked)]
    return address(numbers[0]) if numbers else after


def _show(
    request: HttpRequest,
    signup: SignUp,
    form: Form,
    typed: QuestionsForm,
    step: int,
    total: int,
    previous: str,
) -> HttpResponse:
    (subject,) = localise([signup.sheet.subject], active_language())
    context = {
        "subject": subject,
        "signup": signup,
        "whole": form,
        "form": typed,
        "step": step,
        "total": total,
        "previous": previous,
    }
    response = render(
        request, "signups/questions.html", context, status=422 if typed.errors else 200
    )
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
