"""The search page, one in each language: the same bytes for everyone who asks the same."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hub.accounts.limits import consume, declare_limit
from hub.core.http import client_address, line_of, parameter
from hub.core.locales import active_language
from hub.core.version import content_version
from hub.navigation.menus import menu_items
from hub.pages.search_registry import answers, kinds
from hub.text.query import MAX_LENGTH
from search.counting import record_click, record_search
from search.engine import Found
from search.engine import search as find
from search.promoted import promoted
from search.related import nearest, related_words, topics
from search.results import results
from search.search_query import Asked
from search.suggestions import suggestions

declare_limit("search_opened", "30/m/ip")
RESULTS_ON_A_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The results of `q`, narrowed by facets, a page at a time."""
    asked = Asked.read(request)
    language = active_language()
    found = find(asked.text, language, asked.chosen, newest_first=asked.newest_first)
    is_first_look = "page" not in request.GET and not asked.chosen
    if is_first_look and request.method == "GET":
        record_search(asked.text, language, found.total, _reader(request))
    context = {
        "asked": asked,
        "query": asked.text,
        "query_string": asked.query,
        "lang": language,
        "facets": asked.facets(found.counts, content_version(request)),
        "orders": _orders(asked),
        "total": found.total,
        "whole": found.whole,
        "instead": found.instead,
        **_lists(asked, found, request, with_promoted=is_first_look),
        **(_help(asked, language, request) if asked.text and not found.total else {}),
        "answers": answers(asked.text, request) if is_first_look else [],
        "related": related_words(found.query, language, content_version(request)),
    }
    return render(request, "search/search.html", context)


def _lists(
    asked: Asked, found: Found, request: HttpRequest, *, with_promoted: bool
) -> dict[str, object]:
    """Return the results of the asked-for page, and those that staff put above them."""
    first = promoted(asked.text, found.language) if not asked.chosen else []
    above = {entry.page_id for entry in first}
    paginator_page = Paginator(found, RESULTS_ON_A_PAGE).get_page(request.GET.get("page"))
    hits = [hit for hit in paginator_page.object_list if hit.page_id not in above]
    shown = results([*(first if with_promoted else []), *hits], found, request)
    paginator_page.object_list = [result for result in shown if result.page_id not in above]
    return {
        "promoted": [result for result in shown if result.page_id in above],
        "paginator_page": paginator_page,
    }


def _help(asked: Asked, language: str, request: HttpRequest) -> dict[str, object]:
    """Return what helps who found nothing."""
    if asked.chosen and (total := find(asked.text, language).total):
        return {"total_of_all": total}
    return {
        "tips": _tips(),
        "nearest": nearest(asked.text, language, request),
        "topics": topics(language, content_version(request)),
        "sections": menu_items(request, "main"),
    }


def _orders(asked: Asked) -> list[dict[str, object]]:
    return [
        {
            "label": label,
            "query": asked.ordered(newest_first=newest_first).query,
            "chosen": asked.newest_first == newest_first,
        }
        for label, newest_first in ((_("Best match first"), False), (_("Newest first"), True))
    ]


def _tips() -> list[str]:
    """Return what to try when nothing was found."""
    return [
        _("Check the spelling."),
        _("Use fewer or shorter words."),
        _("Try another word that means the same."),
        _("You can type in kanji, kana, romaji or your own language."),
    ]


@cache_control(max_age=60, public=True)
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What someone who has typed `q` so far may mean, for the combobox; of one `type` alone."""
    kind = parameter(request, "type", 40)
    text = parameter(request, "q", MAX_LENGTH)
    found = suggestions(text, active_language(), kind if kind in kinds() else "", request)
    status = ngettext("%(count)s suggestion", "%(count)s suggestions", len(found))
    return JsonResponse(
        {
            "suggestions": [vars(suggestion) for suggestion in found],
            "status": status % {"count": len(found)} if found else _("No suggestions"),
        }
    )


@csrf_exempt  # counts for words searched today; does not identify anyone
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """A result of the search for `q` was opened."""
    if consume(request, "search_opened"):
        text = request.POST.get("q", "")[:MAX_LENGTH].replace("\x00", "")
        record_click(text, active_language(), _reader(request))
    return HttpResponse(status=204)


def _reader(request: HttpRequest) -> str:
    """Return whom what is counted once a day counts: whoever has a line of their own."""
    return line_of(client_address(request))
