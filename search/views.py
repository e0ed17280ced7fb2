"""The search page, one in each language: the same bytes for everyone who asks the same."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.http import parameter
from core.locales import active_language
from search.analysis.query import MAX_LENGTH
from search.engine import Found
from search.engine import search as find
from search.kinds import LABELS
from search.results import results

RESULTS_ON_A_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The results of `q`, of one `type` if chosen, a page at a time."""
    text = parameter(request, "q", MAX_LENGTH)
    kind = parameter(request, "type", 40)
    language = active_language()
    found = find(text, language, kind if kind in LABELS else "")
    paginator_page = Paginator(found, RESULTS_ON_A_PAGE).get_page(request.GET.get("page"))
    paginator_page.object_list = results(paginator_page.object_list, found, request)
    context = {
        "query": text,
        "query_string": _query_string(text, found.kind),
        "lang": language,
        "paginator_page": paginator_page,
        "types": _types(text, found),
        "total": found.count(),
        "is_partial": not found.every_unit,
        "tips": [] if found.count() or not text else _tips(),
    }
    return render(request, "search/search.html", context)


def _query_string(text: str, kind: str) -> str:
    return urlencode({"q": text} | ({"type": kind} if kind else {}))


def _types(text: str, found: Found) -> list[dict[str, object]]:
    """Return the kinds that have results, and all together first; each with its address."""
    counts = [("", _("All"), sum(found.counts.values()))]
    counts += [(code, str(label), found.counts.get(code, 0)) for code, label in LABELS.items()]
    return [
        {
            "code": code,
            "label": label,
            "count": count,
            "chosen": code == found.kind,
            "query": _query_string(text, code),
        }
        for code, label, count in counts
        if count or code == found.kind
    ]


def _tips() -> list[str]:
    """Return what to try when nothing was found."""
    return [
        _("Check the spelling."),
        _("Use fewer or shorter words."),
        _("Try another word that means the same."),
        _("You can type in kanji, kana, romaji or your own language."),
    ]
