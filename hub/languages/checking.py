"""Whether all translations are where and what their sources make them: compared nightly."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.models import Page
from wagtail_localize.models import SegmentOverride, Translation, TranslationSource

from hub.core.locales import default_locale_id, locale_codes
from hub.editorial.models import BinPage
from hub.languages.models import PendingWork
from hub.languages.parts import source_keys, structure
from hub.languages.services.aligning import HOME_DEPTH, align
from hub.languages.services.following import needs_rebuilding
from hub.languages.services.holding import has_place, is_ready
from hub.languages.services.pending import want
from hub.languages.translated_pages import record_of, version_for_readers


@dataclass(frozen=True)
class Difference:
    """Something that is not as it should be with a page in one language."""

    page: Page
    what: str

    def __str__(self) -> str:
        return f"{locale_codes()[self.page.locale_id]} {self.page.url_path}: {self.what}"


def differences() -> Iterator[Difference]:
    """Yield what is wrong with translations; what waits in the queue is not wrong yet."""
    sources = _sources()
    translations = {
        (row.source.object_id, row.target_locale_id): row
        for row in Translation.objects.filter(enabled=True).select_related(
            "source", "target_locale", "record"
        )
    }
    pending = set(PendingWork.objects.filter(language="").values_list("translation_key", flat=True))
    overridden = set(SegmentOverride.objects.values_list("context__object_id", flat=True))
    pages = Page.objects.exclude(locale_id=default_locale_id()).filter(depth__gte=HOME_DEPTH)
    pages = pages.not_type(BinPage)
    for page in pages.order_by("path"):
        source = sources.get(page.translation_key)
        translation = translations.get((page.translation_key, page.locale_id))
        if source is None:
            yield Difference(page, "its Japanese page is gone")
        elif translation is None:
            yield Difference(page, "it is no translation")
        else:
            found = [*_of_place(page, source), *_of_visibility(page, source, translation)]
            if page.translation_key in overridden:
                found.append("a value of it is overridden")
            if page.translation_key not in pending:
                found += _of_text(page, translation)
            yield from (Difference(page, what) for what in found)


def mend(difference: Difference) -> None:
    """Bring the family of a page that differs in line: its place at once, its text by the queue."""
    source = Page.objects.filter(
        translation_key=difference.page.translation_key, locale_id=default_locale_id()
    ).first()
    if source is not None:
        align(source)
        want(source.translation_key)


def _sources() -> dict[object, Page]:
    """Return {translation key: source page} of all families with a translation."""
    translated = Page.objects.exclude(locale_id=default_locale_id()).values("translation_key")
    rows = Page.objects.filter(locale_id=default_locale_id(), translation_key__in=translated)
    return {page.translation_key: page for page in rows}


def _of_place(page: Page, source: Page) -> Iterator[str]:
    if page.alias_of_id:
        yield "it is an alias"
    if source.depth > HOME_DEPTH and not has_place(page, source):
        parents = Page.objects.filter(
            translation_key=source.get_parent().translation_key, locale_id=page.locale_id
        )
        if page.live or any(has_place(parent, source.get_parent()) for parent in parents):
            yield "it stands elsewhere than its Japanese page"
    if _restrictions(page) != _restrictions(source):
        yield "other people may read it than its Japanese page"


def _restrictions(page: Page) -> list[tuple[str, str, list[int]]]:
    return [
        (row.restriction_type, row.password, sorted(row.groups.values_list("pk", flat=True)))
        for row in page.view_restrictions.all()
    ]


def _of_visibility(page: Page, source: Page, translation: Translation) -> Iterator[str]:
    record = record_of(translation)
    if page.live and not source.live:
        yield "it is public, its Japanese page is not"
        return
    waits = not (source.live and has_place(page, source) and is_ready(record))
    if record.held_revision_id and not page.live and not waits:
        yield "it is approved, and not public"


def _of_text(page: Page, translation: Translation) -> Iterator[str]:
    source = translation.source
    if not _is_brought(source):
        yield "changes of the Japanese page were not brought to it"
        return
    version = version_for_readers(translation, page)
    unknown = version.unknown(source_keys(source)) if version else []
    if len(unknown) != record_of(translation).outdated_parts:
        yield "it is not known by how many parts it is older"
    if page.live and version is not None and needs_rebuilding(translation, version):
        yield "pictures, links or order differ from the Japanese page"


def _is_brought(source: TranslationSource) -> bool:
    page = source.get_source_instance()
    return structure(type(page), json.loads(source.content_json)) == structure(
        type(page), json.loads(page.to_json())
    )
