"""A guardian's page: one text, one button. And the same text on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.core.locales import active_language
from hub.core.rules import Refused
from hub.signups.guardians import services
from hub.signups.guardians.forms import GuardianForm
from hub.signups.guardians.links import guardian_path, signup_of_guardian
from hub.signups.guardians.text import lines
from hub.signups.links import signup_of
from hub.signups.notifications import moment_in_words
from hub.signups.pages import about_page, paper
from hub.signups.workflow import Action, State, may


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guardian(request: HttpRequest, token: str) -> HttpResponse:
    signup = signup_of_guardian(token)
    if signup is None:
        return redirect("sign_up_find")
    form = GuardianForm(request.POST if request.POST.get("do") == "agree" else None)
    problem = ""
    if request.method == "POST":
        try:
            if form.is_bound and form.is_valid():
                name = form.cleaned_data["name"]
                services.agree(signup, name, active_language(), timezone.now())
                return redirect(guardian_path(signup))
            if request.POST.get("do") == "refuse":
                services.refuse(signup, timezone.now())
                return redirect(guardian_path(signup))
        except Refused as refused:
            problem = str(refused.answer.reason)
            signup.refresh_from_db()
    state = State(signup.state)
    until = signup.guardian_until
    return about_page(
        request,
        "signups/guardian.html",
        signup.sheet,
        signup=signup,
        lines=lines(signup, active_language()),
        form=form,
        problem=problem,
        until=moment_in_words(until) if until else "",
        may_agree=may(Action.CONSENT, state),
        may_withdraw=may(Action.WITHDRAW_CONSENT, state),
    )


@require_safe
def guardian_paper(request: HttpRequest, token: str) -> HttpResponse:
    """The text to be signed on paper, for whoever holds the link of the sign-up."""
    signup = signup_of(token)
    if signup is None or not signup.is_child:
        return redirect("sign_up_find")
    language = active_language()
    return paper(
        request,
        "signups/guardian_paper.html",
        signup.sheet,
        name="consent",
        signup=signup,
        lines=lines(signup, language),
    )
