"""Suggestions while someone types: words to search for, and pages whose title is meant."""

from django.http import HttpRequest

from hub.core.version import content_version
from hub.text.terms import MAX_TERM, letters
from search.suggestions.labels import labels_beginning, labels_within
from search.suggestions.suggestion import Suggestion
from search.suggestions.titles import titles
from search.suggestions.typed import beginnings, typed_before
from search.suggestions.words import words_of_others, words_of_pages

__all__ = ["Suggestion", "suggestions"]

MOST = 8
MAX_LABELS = 3
MAX_WORDS = 2


def suggestions(
    text: str, language: str, kind: str = "", request: HttpRequest | None = None
) -> list[Suggestion]:
    """Return what a reader of `language` who has typed `text` so far may mean, best first.

    Args:
        text: as it is in the field, even in the middle of a conversion.
        language: the reader's language code.
        kind: only pages of this kind (see hub.pages.search_registry), and no words.
        request: the request that asks, by which addresses of pages are read once.
    """
    typed = letters(text)[:MAX_TERM]
    if not typed:
        return []
    found = _found(typed, text, language, kind, request)
    if not found and (before := typed_before(typed)):
        return _found(before, before, language, kind, request)
    return found


def _found(
    typed: str, text: str, language: str, kind: str, request: HttpRequest | None
) -> list[Suggestion]:
    if kind:
        return titles(typed, text, language, kind, MOST, request)
    wanted = beginnings(typed)
    version = content_version(request)
    found = words_of_others(wanted, language)[:MAX_WORDS]
    found += labels_beginning(wanted, language, version)[:MAX_LABELS]
    found += titles(typed, text, language, kind, MOST - len(found), request)
    found += labels_within(wanted, language, version)[:MAX_LABELS]
    found = found or words_of_pages(typed, wanted, language)[:MAX_LABELS]
    return list(dict.fromkeys(found))[:MOST]
