"""Pages whose title is meant, read from the database's own index."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.http import HttpRequest
from wagtail.models import Page

from hub.core.querysets import unrestricted
from hub.pages.search_registry import label_of_kind
from hub.text import Kind, parse
from hub.text.query import Any
from search.databases import database
from search.documents import TITLE, reader_term
from search.facets import facet_term
from search.relevance import And, Expression, Or, Term, placed
from search.suggestions.suggestion import Suggestion
from search.suggestions.typed import beginnings

# With one kana there may be thousands: any of them are as good as the others.
MAX_HITS = 100
TITLES = """SELECT page_id, title, language, kind FROM search_searchentry
 WHERE {meets} AND generation = (SELECT current FROM search_indexstate)
 LIMIT %s"""


@dataclass(frozen=True)
class Title:
    page_id: int
    text: str
    language: str
    kind: str


def titles(
    typed: str, text: str, language: str, kind: str, most: int, request: HttpRequest | None
) -> list[Suggestion]:
    """Return at most `most` pages: of the reader's language first, then by what begins so."""
    found: dict[int, Title] = {}
    for expression in _expressions(typed, text, language, kind):
        matching = [title for title in _matching(expression) if title.page_id not in found]
        matching.sort(key=lambda title: (len(title.text), title.text, title.page_id))
        found |= {title.page_id: title for title in matching[: most - len(found)]}
        if len(found) == most:
            break
    addresses = _addresses(list(found), request)
    return [
        Suggestion(title.text, title.language, label_of_kind(title.kind), addresses[key])
        for key, title in found.items()
        if key in addresses
    ]


def _addresses(keys: list[int], request: HttpRequest | None) -> dict[int, str]:
    """Return {page key: address} of those pages that are public now, whatever the index says."""
    if not keys:
        return {}
    pages = unrestricted(Page.objects.live().filter(pk__in=keys))
    pages = pages.only("path", "url_path", "locale")
    parts = {page.pk: page.get_url_parts(request) for page in pages}
    # (site, root, path); nothing of a page that no site shows
    return {key: found[2] for key, found in parts.items() if found and found[2]}


def _expressions(typed: str, text: str, language: str, kind: str) -> Iterator[Expression]:
    """Yield what titles must meet, the likeliest first."""
    own = Term(facet_term("language", language))
    limits = [Term(reader_term(language)), *([Term(facet_term("type", kind))] if kind else [])]
    name = Term(TITLE + Kind.NAME + typed, prefix=True)
    words = _words(typed, text, language)
    yield And((*limits, own, name))
    yield And((*limits, own, words))
    yield And((*limits, name))
    yield And((*limits, words))


def _words(typed: str, text: str, language: str) -> Expression:
    """Return that a word of the title begins so, or that the title has all of several words."""
    ways: list[Expression] = [
        Term(TITLE + kind + beginning, prefix=True)
        for kind, beginning in sorted(beginnings(typed))
        if kind != Kind.NAME
    ]
    units = parse(text, language).units
    if len(units) > 1 or not ways:
        ways.append(And(tuple(placed(Any(unit.alternatives), TITLE) for unit in units)))
    return Or(tuple(ways))


def _matching(expression: Expression) -> list[Title]:
    statement = TITLES.format(meets=database().MEETS)
    with connection.cursor() as cursor:
        cursor.execute(statement, [database().render(expression), MAX_HITS])
        return [Title(*row) for row in cursor.fetchall()]
