"""Staff look at the search: what was searched, what found nothing, and why a result ranks."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from hub.accounts.models import User
from hub.core.http import parameter
from hub.text.query import MAX_LENGTH
from search import zero_results
from search.counting import KEEP, MAX_LETTERS, most_searched, totals
from search.engine import search
from search.explain import explain
from search.health import search_health

DAYS = (7, 30, KEEP.days)
TABS = (
    ("search_searches", gettext_lazy("Searches")),
    ("search_in_vain", gettext_lazy("Searched, not found")),
    ("search_why", gettext_lazy("Try a search")),
)


def may_see_searches(user: User) -> bool:
    """Return whether `user` may read what was searched and try why a page ranks."""
    return user.is_active and user.has_perm("search.view_searchedwords")


def may_settle(user: User) -> bool:
    """Return whether `user` may take words from the list of what found nothing."""
    return may_see_searches(user) and user.has_perm("search.change_settledwords")


def allowed(may: Callable[[User], bool]) -> Callable:
    """Return a decorator of views for users who `may`."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


@require_safe
@allowed(may_see_searches)
def searches(request: HttpRequest) -> HttpResponse:
    """What readers searched, most often first."""
    asked = parameter(request, "days", 3)
    days = int(asked) if asked in map(str, DAYS) else DAYS[1]
    language = _language(request, default="")
    since = timezone.localdate() - timedelta(days=days)
    context = {
        "rows": most_searched(since, language),
        "totals": totals(since, language),
        "days": days,
        "all_days": DAYS,
        "language": language,
        "health": search_health(),
    }
    return _page(request, "searches", context)


@require_safe
@allowed(may_see_searches)
def not_found(request: HttpRequest) -> HttpResponse:
    """Words that found nothing, to work through."""
    language = _language(request, default="")
    context = {
        "rows": zero_results.waiting(language),
        "language": language,
        "may_settle": may_settle(request.user),
        "may_teach": request.user.has_perm("search.add_synonym"),
    }
    return _page(request, "in_vain", context)


@require_POST
@allowed(may_settle)
def settle(request: HttpRequest) -> HttpResponse:
    """Take words from the list, or with `undo` put them back."""
    words = request.POST.get("words", "").replace("\x00", "")[:MAX_LETTERS]
    language = request.POST.get("language", "")
    if words and language in dict(settings.LANGUAGES):
        if request.POST.get("undo"):
            zero_results.reopen(words, language)
            messages.success(request, _("“%(words)s” is on the list again.") % {"words": words})
        else:
            zero_results.settle(words, language, request.user)
            messages.success(request, _("“%(words)s” is done.") % {"words": words})
    return redirect("search_in_vain")


@require_safe
@allowed(may_see_searches)
def why(request: HttpRequest) -> HttpResponse:
    """Try a query and see by what each result ranks."""
    text = parameter(request, "q", MAX_LENGTH)
    language = _language(request, default=settings.LANGUAGE_CODE)
    found = search(text, language)
    context = {
        "q": text,
        "language": language,
        "total": found.total,
        "instead": found.instead,
        "whole": found.whole,
        "explanations": explain(found),
    }
    return _page(request, "why", context)


def _language(request: HttpRequest, default: str) -> str:
    asked = parameter(request, "language", 20)
    return asked if asked in dict(settings.LANGUAGES) else default


def _page(request: HttpRequest, name: str, context: dict[str, object]) -> HttpResponse:
    here = f"search_{name}"
    shared = {
        "title": dict(TABS)[here],
        "tabs": [
            {"url": reverse(url_name), "label": label, "is_here": url_name == here}
            for url_name, label in TABS
        ],
        "languages": settings.LANGUAGES,
    }
    return TemplateResponse(request, f"search/admin/{name}.html", shared | context)
