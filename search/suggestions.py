"""Suggestions while somebody types: titles that begin so, in kanji, kana, romaji or between them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from wagtail.models import Page

from core.models import ActivityField, Area, ContentVersion, Need
from search.analysis import Kind, canonical, fold, japanese
from search.analysis.romaji import looks_like_romaji, romaji, romaji_key
from search.analysis.scripts import is_hiragana, runs
from search.analysis.terms import MAX_TERM, letters
from search.databases import database
from search.documents import TITLE, reader_term
from search.kinds import LABELS
from search.models import IndexState, SearchEntry
from search.relevance import And, Expression, Or, Term

MOST = 8
MOST_TERMS = 3
# As many are looked at; with one kana there may be thousands.
MOST_HITS = 120
# Kana already converted, and letters not yet: きょうd
BETWEEN = re.compile(r"(?P<kana>[ぁ-ゖー]+)(?P<latin>[a-z]{1,3})")
MATCHES = """SELECT hit.id FROM ({matches}) AS hit
 JOIN search_searchentry AS entry ON entry.id = hit.id
 JOIN search_indexstate AS state ON state.current = entry.generation LIMIT %s"""


@dataclass(frozen=True)
class Suggestion:
    """A word to search for (no `url`), or a page to go to."""

    text: str
    lang: str
    kind: str
    url: str = ""


def suggestions(text: str, language: str) -> list[Suggestion]:
    """Return what a reader of `language` who has typed `text` so far may mean; best first."""
    typed = letters(text)[:MAX_TERM]
    if not typed:
        return []
    beginnings = _beginnings(typed)
    found = _terms(beginnings, language) + _pages(beginnings, typed, language)
    return found[:MOST]


def _beginnings(typed: str) -> set[tuple[Kind, str]]:
    """Return the kinds of terms with the beginnings by which a title can be what was typed."""
    found = {(Kind.NAME, typed)}
    if between := BETWEEN.fullmatch(typed):
        found.add((Kind.ROMAJI, romaji_key(romaji(between["kana"]) + between["latin"])))
        typed = between["kana"]
    if is_hiragana(typed):
        found.add((Kind.READING, typed))
    elif typed.isascii():
        found.add((Kind.LATIN, typed))
        if looks_like_romaji(typed) or len(typed) < 3:
            found.add((Kind.ROMAJI, romaji_key(typed)))
    else:
        found |= {(Kind.WORD, typed), (Kind.INNER, typed[:2])}
    return found


def _pages(beginnings: set[tuple[Kind, str]], typed: str, language: str) -> list[Suggestion]:
    wanted: Expression = And(
        (
            Term(reader_term(language)),
            Or(tuple(Term(TITLE + kind + text, prefix=True) for kind, text in sorted(beginnings))),
        )
    )
    with connection.cursor() as cursor:
        cursor.execute(
            MATCHES.format(matches=database().MATCHES), [database().render(wanted), MOST_HITS]
        )
        keys = [key for (key,) in cursor.fetchall()]
    current = IndexState.objects.values("current")[:1]
    entries = SearchEntry.objects.filter(pk__in=keys, generation__in=current)
    entries = list(entries.only("title", "language", "kind", "page_id"))

    def rank(entry: SearchEntry) -> tuple:
        name = letters(entry.title)
        begins = name.startswith(typed)
        return entry.language != language, not begins, len(name), entry.title

    best = sorted(entries, key=rank)[:MOST]
    pages = Page.objects.live().public().in_bulk([entry.page_id for entry in best])
    return [
        Suggestion(
            entry.title, entry.language, str(LABELS[entry.kind]), pages[entry.page_id].url or ""
        )
        for entry in best
        if entry.page_id in pages
    ]


def _terms(beginnings: set[tuple[Kind, str]], language: str) -> list[Suggestion]:
    """Return labels of needs, activity fields and areas that begin so: words to search for."""
    found = [
        label
        for label, keys in _labels(ContentVersion.current(), language)
        if any(
            key.startswith(text)
            for own_kind, key in keys
            for kind, text in beginnings
            if own_kind == kind
        )
    ]
    return [Suggestion(label, language, "") for label in sorted(found, key=len)[:MOST_TERMS]]


@lru_cache(maxsize=16)
def _labels(version: int, language: str) -> list[tuple[str, set[tuple[Kind, str]]]]:
    """Return the labels in `language` with all that they may be typed as; read once a version."""
    rows = [row for model in (Need, ActivityField, Area) for row in model.objects.all()]
    return [(label, _typed_as(label)) for label in {row.label_in(language) for row in rows}]


def _typed_as(label: str) -> set[tuple[Kind, str]]:
    text = canonical(label)
    reading = "".join(word.reading for run in runs(text) for word in japanese.words(run.text))
    keys = {(Kind.NAME, letters(label))}
    keys |= {(Kind.LATIN, fold(word)) for word in text.split() if word.isascii()}
    if is_hiragana(reading):
        keys |= {(Kind.READING, reading), (Kind.ROMAJI, romaji(reading))}
    return keys
