"""How changes to the Japanese page reach its translations."""

import json
from uuid import UUID

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from hub.core.locales import default_locale_id
from hub.languages.models import TranslatedRevision
from hub.languages.parts import source_keys, structure
from hub.languages.services.aligning import align
from hub.languages.services.records import held_record, note_version
from hub.languages.translated_pages import version_for_readers
from hub.languages.versions import rebuild, source_structure


@transaction.atomic
def follow(translation_key: UUID) -> None:
    """Bring a source's text to its translations and note in what they are older now.

    Where no word changed, only a picture, a link or the order, a public translation is rebuilt
    from its approved words and published: there is nothing for people to decide.
    """
    source = (
        TranslationSource.objects.select_for_update()
        .filter(object_id=translation_key, locale_id=default_locale_id())
        .first()
    )
    page = Page.objects.filter(
        translation_key=translation_key, locale_id=default_locale_id()
    ).first()
    if source is None or page is None:
        return
    bring(source)
    align(page)
    for translation in source.translations.filter(enabled=True):
        translation.source = source
        compare(translation)


def bring(source: TranslationSource) -> bool:
    """Read the source's text from its page unless it is the same; return whether it was not."""
    page = source.get_source_instance()
    kind, before, now = type(page), json.loads(source.content_json), json.loads(page.to_json())
    if structure(kind, before) == structure(kind, now):
        return False
    source.update_from_db()
    return True


@transaction.atomic
def compare(translation: Translation) -> None:
    """Note by which parts `translation` is older than its source, as it is public or comes back."""
    page = _page_of(translation)
    version = version_for_readers(translation, page) if page is not None else None
    if page is not None and page.live and version and needs_rebuilding(translation, version):
        version = rebuild(translation, version)
        version.revision.publish()
    note_version(translation, version)


def needs_rebuilding(translation: Translation, version: TranslatedRevision) -> bool:
    """Return whether `version` has all words of the source, and its pictures or order not."""
    if version.structure == source_structure(translation):
        return False
    return not version.unknown(source_keys(translation.source))


@transaction.atomic
def note_public(translation: Translation, version: TranslatedRevision | None) -> None:
    """`version` of the translation has become public: what was to be done for it is done."""
    record = held_record(translation)
    record.held_revision = None
    record.waits_for_others = False  # they were together once; from now on each goes its own way
    record.save(update_fields=["held_revision", "waits_for_others"])
    note_version(translation, version)


def _page_of(translation: Translation) -> Page | None:
    return Page.objects.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    ).first()
