"""The parts of a page, side by side: the Japanese, its translation, the former wording."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from django.db import models
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from hub.languages.models.versions import PartKey, TranslatedRevision
from hub.languages.proofreading import Fault, Kind, faults

# Below this, another sentence has nothing to say about how to translate this one.
ALIKE = 0.5


@dataclass(frozen=True)
class Part:
    """One Japanese string at one place of a page, with what is known of its translation.

    Strings are inline HTML whose links are numbered (`<a id="a1">`). Several parts may share a
    `path`, as the paragraphs of one text do; path and `source` together are unique on a page.
    `longest` is how many characters of text the page takes there, None if it takes any number.
    """

    path: str
    source: str
    words: str = ""
    is_machine: bool = False
    has_error: bool = False
    author_id: int | None = None
    changed_at: datetime | None = None
    former_source: str = ""
    former_words: str = ""
    longest: int | None = None

    @property
    def key(self) -> PartKey:
        return self.path, self.source

    @property
    def is_missing(self) -> bool:
        return not self.words or self.has_error

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with the words; nothing while there are none."""
        if self.has_error:
            return [Fault(Kind.MARKUP, (self.words,))]
        if not self.words:
            return []
        found = faults(self.source, self.words)
        if self.longest and len(StringValue(self.words).render_text()) > self.longest:
            found.insert(0, Fault(Kind.LENGTH, (str(self.longest),)))
        return found


def source_keys(source: TranslationSource) -> list[PartKey]:
    """Return the parts of the Japanese page as it was last brought to translation, in order."""
    rows = (
        StringSegment.objects.filter(source=source)
        .order_by("order")
        .values_list("context__path", "string__data")
    )
    return list(dict.fromkeys(rows))


def written_words(translation: Translation) -> list[StringTranslation]:
    """Return all words ever written for this page in this language, the newest first."""
    return list(
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id,
            locale_id=translation.target_locale_id,
        )
        .select_related("translation_of", "context")
        .order_by("-updated_at", "-pk")
    )


def parts_of(translation: Translation) -> list[Part]:
    """Return the parts of `translation` in reading order.

    A part without words has the former wording of the sentence that it most likely replaces.
    """
    keys = source_keys(translation.source)
    written = {
        (row.context.path, row.translation_of.data): row for row in written_words(translation)
    }
    present, longest = set(keys), _lengths(translation.source)
    former = [key for key, row in written.items() if key not in present and not row.has_error]
    parts = []
    for key in keys:
        row = written.get(key)
        if row is None:
            before = _nearest(key, former)
            old = (before[1], written[before].data) if before else ("", "")
            parts.append(
                Part(
                    *key,
                    former_source=old[0],
                    former_words=old[1],
                    longest=longest.get(key[0]),
                )
            )
            continue
        parts.append(
            Part(
                *key,
                words=row.data,
                is_machine=row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
                has_error=row.has_error,
                author_id=row.last_translated_by_id,
                changed_at=row.updated_at,
                longest=longest.get(key[0]),
            )
        )
    return parts


def _lengths(source: TranslationSource) -> dict[str, int]:
    """Return {path: how many characters fit} of the lines of a page that have a limit."""
    kind = source.specific_content_type.model_class()
    fields = [kind._meta.get_field(field.field_name) for field in get_translatable_fields(kind)]
    return {field.name: field.max_length for field in fields if isinstance(field, models.CharField)}


def _nearest(key: PartKey, former: list[PartKey]) -> PartKey | None:
    """Return the former part that `key` most likely replaces: at its place, else the most alike."""
    path, source = key
    best, most = None, 0.0
    for candidate in former:
        alike = SequenceMatcher(None, candidate[1], source, autojunk=False).ratio()
        here = candidate[0] == path
        if alike < ALIKE and not (here and alike > 0):
            continue
        if (score := alike + here) > most:
            best, most = candidate, score
    return best


def elsewhere(translation: Translation, sources: Iterable[str]) -> dict[str, list[str]]:
    """Return {Japanese string: its translations on other pages, each once, the newest first}."""
    rows = (
        StringTranslation.objects.filter(
            translation_of__data_hash__in=[String._get_data_hash(text) for text in sources],
            locale_id=translation.target_locale_id,
            has_error=False,
        )
        .exclude(context__object_id=translation.source.object_id)
        .order_by("-updated_at", "-pk")
        .values_list("translation_of__data", "data")
    )
    found: dict[str, list[str]] = {}
    for source, words in rows:
        if words not in found.setdefault(source, []):
            found[source].append(words)
    return found


def structure(page: Page, content: dict) -> str:
    """Return a digest of what is translatable in `content` (a page as JSON), pictures included."""
    names = sorted(field.field_name for field in get_translatable_fields(page))
    values = json.dumps([content.get(name) for name in names], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(values.encode()).hexdigest()


def public_version(page: Page) -> TranslatedRevision | None:
    """Return what the public version of `page` (a translation) was made from, if it is known."""
    return TranslatedRevision.objects.filter(revision_id=page.live_revision_id).first()
