"""A page → what the index stores of it, by the search fields that its type declares."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.search.index import SearchField

from hub.core.locales import locale_codes
from hub.pages.blocks.asides import asides
from hub.pages.models import BasePage
from hub.pages.search_registry import kind_of
from hub.text import ANALYSIS_VERSION, Kind, analyse
from search.facets import facet_term
from search.file_texts import file_texts

# A field's boost says how much a word in it counts; without a boost it is running text.
TITLE_BOOST = 2
ABSTRACT_BOOST = 1.2
# A word that occurs this often in a page is what the page is about. A number need not.
OFTEN = 3
MAX_TEXT = 50_000
FULL_STOP = "\n"
UNDATED = date.min
# Elements of which each is a sentence, a heading or a fact of its own.
BLOCK_ENDS = re.compile(r"</(?:p|h\d|li|d[dt]|t[dh]|div|span|small|a)>|<br\s*/?>")

# Where a term occurs: the letter before it in the index.
ANYWHERE, TITLE, ABSTRACT, TOPIC, READERS = "a", "t", "s", "h", "l"
# Every page but those of what is over.
NOT_OVER = "onotover"
# What stands beside a page's sentences (facts, alternative texts, labels): found, but not cut into
# snippets, and however often it is there no page is about it.
ASIDE = "b"
TOPIC_KINDS = {Kind.WORD, Kind.LATIN, Kind.STEM, Kind.QUANTITY}


@dataclass(frozen=True)
class Document:
    """What is stored of `page`; `terms` are made from `fields` when they are needed."""

    page: BasePage
    language: str
    readers: tuple[str, ...]
    kind: str
    date: date
    facets: tuple[tuple[str, str], ...]  # (name, value)
    fields: tuple[tuple[str, str, bool], ...]  # (place, text, shown in snippets)
    image: int | None  # key of the picture that represents it
    is_over: bool

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def text(self) -> str:
        """What snippets are cut from: the page's own words in reading order."""
        return FULL_STOP.join(
            text for place, text, is_shown in self.fields if is_shown and place != TITLE
        )

    @property
    def sentences(self) -> list[str]:
        """What the page says, without what stands beside it: names and numbers are no words."""
        return [text for place, text, _is_shown in self.fields if place != ASIDE]

    @property
    def digest(self) -> str:
        """Equal digests mean equal entries."""
        content = [
            ANALYSIS_VERSION, self.language, self.readers, self.kind, str(self.date), self.facets,
            self.fields, self.image, self.is_over,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()

    @property
    def terms(self) -> str:
        """The bag of terms: each once, with its place and kind before it, parted by spaces."""
        found = {READERS + _plain(reader) for reader in self.readers}
        found.update(facet_term(name, value) for name, value in self.facets)
        if not self.is_over:
            found.add(NOT_OVER)
        everywhere: Counter = Counter()
        for place, text, _is_shown in self.fields:
            terms = analyse(text, self.language, is_title=place == TITLE)
            if place == ASIDE:
                found.update(ANYWHERE + kind + term for kind, term in terms)
                continue
            everywhere.update(terms)
            if place != ANYWHERE:
                found.update(place + kind + term for kind, term in terms)
        found.update(ANYWHERE + kind + term for kind, term in everywhere if kind != Kind.NAME)
        found.update(
            TOPIC + kind + term
            for (kind, term), count in everywhere.items()
            if kind in TOPIC_KINDS and (count >= OFTEN or kind is Kind.QUANTITY)
        )
        return " ".join(sorted(found))


def documents(pages: Iterable[BasePage]) -> Iterator[Document]:
    """Yield the documents of a translation family's public `pages` (specific)."""
    pages = list(pages)
    codes = locale_codes()
    translated = {codes[page.locale_id] for page in pages}
    for page in pages:
        readers = {page.lang}
        if page.is_source:
            # Who has no translation of this page finds the page itself.
            readers |= set(codes.values()) - translated
        kind, day = kind_of(type(page)), _date(page)
        yield Document(
            page=page,
            language=page.lang,
            readers=tuple(sorted(readers)),
            kind=kind,
            date=day,
            facets=tuple(_facets(page, kind, day)),
            fields=tuple(_fields(page)),
            image=page.main_image_id,
            is_over=page.is_over,
        )


def _facets(page: BasePage, kind: str, day: date) -> Iterator[tuple[str, str]]:
    yield "type", kind
    yield "language", page.lang
    if day != UNDATED:
        yield "year", str(day.year)
    for name, codes in page.search_facets().items():
        yield from ((name, code) for code in codes)


def reader_term(language: str) -> str:
    """Return the term of the entries that readers of `language` find."""
    return READERS + _plain(language)


def _plain(language: str) -> str:
    return language.replace("-", "")


def _date(page: BasePage) -> date:
    """Return the day that a page is of: its own date, else that of its last publication."""
    own = getattr(page.source, "date", None)
    moment = page.last_published_at or page.latest_revision_created_at
    return own or (timezone.localdate(moment) if moment else UNDATED)


def _fields(page: BasePage) -> Iterator[tuple[str, str, bool]]:
    room = MAX_TEXT
    said: set[str] = set()
    for place, value, is_shown in _values(page):
        text = plain_text(value)
        if place == ASIDE:  # tables repeat sentences
            lines = dict.fromkeys(filter(None, map(str.strip, text.splitlines())))
            text = FULL_STOP.join(line for line in lines if line not in said)
        if text := text[:room]:
            room -= len(text)
            said.update(text.splitlines())
            yield place, text, is_shown


def _values(page: BasePage) -> Iterator[tuple[str, object, bool]]:
    columns = {field.name: field for field in page._meta.get_fields()}
    for field in type(page).get_searchable_search_fields():
        value = field.get_value(page)
        column = columns.get(field.field_name)
        if isinstance(column, StreamField):
            beside = list(asides(column.stream_block, getattr(page, field.field_name)))
            value = [text for text in value if text not in beside]
            yield ASIDE, beside, False
        yield _place(field), value, column is not None
    yield ASIDE, page.shown_facts(), False
    yield from ((ANYWHERE, text, True) for text in file_texts(page))


def _place(field: SearchField) -> str:
    boost = field.boost or 1
    if boost >= TITLE_BOOST:
        return TITLE
    return ABSTRACT if boost >= ABSTRACT_BOOST else ANYWHERE


def plain_text(value: object) -> str:
    """Return what a search field gives (text, HTML or a list of them) as plain text."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return FULL_STOP.join(filter(None, (plain_text(part) for part in value)))
    text = str(value).replace("\x00", "")
    if "<" in text:
        text = strip_tags(BLOCK_ENDS.sub(FULL_STOP, text))
    return unescape(text).strip()
