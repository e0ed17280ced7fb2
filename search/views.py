"""The search page, one in each language: the same bytes for everyone who asks the same."""

import re

from allauth.core import ratelimit
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from core.http import parameter
from core.locales import active_language
from search.analysis.query import MAX_LENGTH
from search.engine import Found
from search.engine import search as find
from search.facets import FACETS, labels
from search.kinds import LABELS as KINDS
from search.records import record_click, record_search
from search.results import results
from search.suggestions import suggestions

RESULTS_ON_A_PAGE = 10
NEWEST = "date"
VALUE = re.compile(r"[a-z0-9-]{1,40}")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The results of `q`, narrowed by facets, a page at a time."""
    text = parameter(request, "q", MAX_LENGTH)
    chosen = _chosen(request)
    newest_first = parameter(request, "order", 10) == NEWEST
    language = active_language()
    found = find(text, language, chosen, newest_first=newest_first)
    if text and "page" not in request.GET and not chosen:
        record_search(text, language, found.total)
    paginator_page = Paginator(found, RESULTS_ON_A_PAGE).get_page(request.GET.get("page"))
    paginator_page.object_list = results(paginator_page.object_list, found, request)
    asked = {"q": text, **chosen} | ({"order": NEWEST} if newest_first else {})
    facets = [_facet(name, found, asked) for name in FACETS] if text else []
    context = {
        "query": text,
        "query_string": urlencode(asked),
        "lang": language,
        "paginator_page": paginator_page,
        "facets": [facet for facet in facets if facet["is_useful"]],
        "orders": _orders(asked, newest_first=newest_first),
        "all_query": urlencode({"q": text}),
        "total": found.total,
        "is_partial": not found.every_unit,
        "instead": found.instead,
        "tips": [] if found.total or not text else _tips(),
    }
    return render(request, "search/search.html", context)


@cache_control(max_age=60, public=True)
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What somebody who has typed `q` so far may mean, for the combobox; of one `type` alone."""
    kind = parameter(request, "type", 40)
    text = parameter(request, "q", MAX_LENGTH)
    found = suggestions(text, active_language(), kind if kind in KINDS else "", request)
    status = ngettext("%(count)s suggestion", "%(count)s suggestions", len(found))
    return JsonResponse(
        {
            "suggestions": [vars(suggestion) for suggestion in found],
            "status": status % {"count": len(found)} if found else _("No suggestions"),
        }
    )


@csrf_exempt  # counts, for words searched today; knows nobody
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """A result of the search for `q` was opened."""
    if ratelimit.consume(request, action="search_opened"):
        record_click(request.POST.get("q", "")[:MAX_LENGTH].replace("\x00", ""), active_language())
    return HttpResponse(status=204)


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Return {facet: value} of what was chosen; what no value can be is left out."""
    asked = {name: parameter(request, name, 40) for name in FACETS}
    return {name: value for name, value in asked.items() if VALUE.fullmatch(value)}


def _facet(name: str, found: Found, asked: dict[str, str]) -> dict[str, object]:
    """Return a facet's values with their counts; choosing the chosen one again drops it."""
    counts = dict(found.counts.get(name, {}))
    chosen = asked.get(name, "")
    if chosen:
        counts.setdefault(chosen, 0)
    others = {key: value for key, value in asked.items() if key != name}
    options = [
        {
            "code": value,
            "label": label,
            "count": counts[value],
            "chosen": value == chosen,
            "query": urlencode(others if value == chosen else others | {name: value}),
        }
        for value, label in labels(name, list(counts)).items()
    ]
    return {
        "name": name,
        "label": str(FACETS[name]),
        "options": options,
        "chosen": next((option for option in options if option["chosen"]), None),
        "is_useful": len(options) > 1 or bool(chosen and options),
    }


def _orders(asked: dict[str, str], *, newest_first: bool) -> list[dict[str, object]]:
    best = {key: value for key, value in asked.items() if key != "order"}
    return [
        {"label": _("Best match first"), "query": urlencode(best), "chosen": not newest_first},
        {
            "label": _("Newest first"),
            "query": urlencode(best | {"order": NEWEST}),
            "chosen": newest_first,
        },
    ]


def _tips() -> list[str]:
    """Return what to try when nothing was found."""
    return [
        _("Check the spelling."),
        _("Use fewer or shorter words."),
        _("Try another word that means the same."),
        _("You can type in kanji, kana, romaji or your own language."),
    ]
