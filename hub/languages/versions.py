"""Versions of a translated page: made from the words as they stand, or from approved ones."""

import json
from typing import TYPE_CHECKING

from wagtail.models import Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from hub.languages.models import TranslatedRevision
from hub.languages.models.versions import PartKey
from hub.languages.parts import (
    parts_of,
    public_version,
    source_keys,
    structure,
    written_words,
)

if TYPE_CHECKING:
    from hub.accounts.models import User


def make_version(translation: Translation, by: "User | None") -> TranslatedRevision:
    """Write the words as they stand as a revision by `by`; what is public stays untouched.

    Its authors are those of the words that the public version does not have.

    Raises:
        MissingTranslationError: a part has no words.
        ValidationError: the page does not take them (a title that is too long).
    """
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale)
    public = public_version(page)
    known = public.words if public else {}
    parts = parts_of(translation)
    authors = {part.author_id for part in parts if known.get(part.key) != part.words}
    return _write(
        translation,
        page,
        {part.key: part.words for part in parts},
        by=by,
        authors=authors - {None},
        has_machine_words=any(part.is_machine for part in parts),
    )


def rebuild(translation: Translation, version: TranslatedRevision) -> TranslatedRevision:
    """Write the source's present pictures, links and order with the words of `version`.

    Args:
        translation: the page and language.
        version: has words for all parts of the source.
    """
    page = _page_with(translation, version.words)
    return _write(
        translation,
        page,
        {key: version.words[key] for key in source_keys(translation.source)},
        by=None,
        authors=set(),
        has_machine_words=version.has_machine_words,
    )


def source_structure(translation: Translation) -> str:
    """Return the digest of the source as it was last brought to translation."""
    source = translation.source
    return structure(source.specific_content_type.model_class(), json.loads(source.content_json))


def says_other_words(translation: Translation, version: TranslatedRevision) -> bool:
    """Return whether the words as they stand are others than those of `version`."""
    known, keys = version.words, set(source_keys(translation.source))
    return any(
        known.get(key) != row.data
        for row in written_words(translation)
        if (key := (row.context.path, row.translation_of.data)) in keys
    )


def _write(
    translation: Translation,
    page: Page,
    words: dict[PartKey, str],
    *,
    by: "User | None",
    authors: set[int],
    has_machine_words: bool,
) -> TranslatedRevision:
    page.go_live_at = None  # the reviewer chooses the date
    version = TranslatedRevision.objects.create(
        revision=page.save_revision(user=by, log_action=by is not None),
        parts=[[path, source, words[path, source]] for path, source in words],
        structure=source_structure(translation),
        has_machine_words=has_machine_words,
    )
    version.authors.set(authors)
    return version


def _page_with(translation: Translation, words: dict[PartKey, str]) -> Page:
    """Return the page (unsaved) with `words` in the places of the source's strings."""
    source, locale = translation.source, translation.target_locale
    keys = {
        order: (path, string)
        for order, path, string in StringSegment.objects.filter(source=source).values_list(
            "order", "context__path", "string__data"
        )
    }
    segments = source._get_segments_for_translation(locale, fallback=True)
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            segment.string = StringValue(words[keys[segment.order]])
    original, page = source.as_instance(), source.get_translated_instance(locale)
    copy_synchronised_fields(original, page)
    ingest_segments(original, page, source.locale, locale, segments)
    return page
