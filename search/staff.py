"""Staff look at the search: what was searched, what found nothing, and why a result ranks."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import parameter
from search import mirror
from search.analysis.query import MAX_LENGTH
from search.engine import search
from search.explain import explain
from search.health import search_health
from search.records import most_searched

DAYS = (7, 30, 180)


def may_see_searches(user) -> bool:
    """Return whether `user` teaches the search its words, and so reads what was searched."""
    return user.is_active and user.has_perm("search.change_synonym")


@require_safe
def searches(request: HttpRequest) -> HttpResponse:
    """What readers searched, most often first; `nothing=1` shows only what found nothing."""
    if not may_see_searches(request.user):
        raise PermissionDenied
    asked = parameter(request, "days", 3)
    days = int(asked) if asked.isdigit() and int(asked) in DAYS else DAYS[1]
    language = parameter(request, "language", 20)
    nothing = parameter(request, "nothing", 1) == "1"
    since = timezone.localdate() - timedelta(days=days)
    context = {
        "header_title": _("Searches"),
        "header_icon": "search",
        "rows": [
            row | {"query": urlencode({"q": row["words"], "language": row["language"]})}
            for row in most_searched(since, language, nothing_found=nothing)
        ],
        "days": days,
        "all_days": DAYS,
        "language": language,
        "languages": settings.LANGUAGES,
        "nothing": nothing,
        "health": search_health(),
        "has_elasticsearch": mirror.is_wanted(),
    }
    return render(request, "search/admin/searches.html", context)


@require_safe
def why(request: HttpRequest) -> HttpResponse:
    """Try a query and see by what each result ranks."""
    if not may_see_searches(request.user):
        raise PermissionDenied
    text = parameter(request, "q", MAX_LENGTH)
    language = parameter(request, "language", 20)
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    found = search(text, language)
    context = {
        "header_title": _("Try a search"),
        "header_icon": "search",
        "q": text,
        "language": language,
        "languages": settings.LANGUAGES,
        "found": found,
        "explanations": explain(found),
    }
    return render(request, "search/admin/why.html", context)
