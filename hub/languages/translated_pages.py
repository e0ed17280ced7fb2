"""The state of each page in each language: what lists, panels, the editor and rules ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, Revision, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hub.core.locales import default_locale_id, locale_codes
from hub.languages.models import TranslatedRevision, TranslationRecord
from hub.languages.parts import public_version
from hub.languages.workflow import Facts, State, state

if TYPE_CHECKING:
    from hub.editorial.models import ReviewTaskState


@dataclass(frozen=True)
class TranslatedPage:
    """One page in one language. `missing` counts parts without words, `parts` all of them.

    `is_scheduled`: a version of it is approved for a date that has not come yet.
    """

    translation: Translation
    record: TranslationRecord
    page: Page
    source: Page
    workflow_state: WorkflowState | None
    is_scheduled: bool
    parts: int
    missing: int
    has_machine_words: bool

    @property
    def language(self) -> str:
        return locale_codes()[self.translation.target_locale_id]

    @cached_property
    def state(self) -> State:
        return state(
            Facts(
                is_asked=True,
                is_public=self.page.live,
                was_public=self.page.first_published_at is not None,
                is_in_review=self.review is not None,
                is_held=self.record.held_revision_id is not None or self.is_scheduled,
                is_worked_on=self.record.worked_at is not None,
                is_machine_draft=self.has_machine_words,
                outdated_parts=self.record.outdated_parts,
            )
        )

    @property
    def review(self) -> "ReviewTaskState | None":
        """The review that is under way."""
        present = self.workflow_state
        if present is None or present.status != WorkflowState.STATUS_IN_PROGRESS:
            return None
        return present.current_task_state.specific

    @property
    def is_sent_back(self) -> bool:
        present = self.workflow_state
        return present is not None and present.status == WorkflowState.STATUS_NEEDS_CHANGES

    @property
    def outdated_since(self) -> datetime | None:
        return self.record.outdated_since if self.page.live else None

    @property
    def is_complete(self) -> bool:
        return self.missing == 0


def with_counts(translations: QuerySet) -> QuerySet:
    """Return `translations` with `parts`, `missing` and `has_machine_words` of each."""
    segments = StringSegment.objects.filter(source_id=OuterRef("source_id")).order_by()
    words = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("target_locale_id")),
        has_error=False,
    )
    machine = StringTranslation.objects.filter(
        context__object_id=OuterRef("source__object_id"),
        locale_id=OuterRef("target_locale_id"),
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
    )

    def count(rows: QuerySet) -> Coalesce:
        return Coalesce(Subquery(rows.values("source_id").annotate(n=Count("pk")).values("n")), 0)

    return translations.annotate(
        parts=count(segments),
        missing=count(segments.filter(~Exists(words))),
        has_machine_words=Exists(machine),
    )


def translated_pages(translations: QuerySet) -> list[TranslatedPage]:
    """Return the states of `translations`, in their order; five queries, whatever their number.

    Translations whose page or source is gone are left out.
    """
    rows = list(with_counts(translations.select_related("source", "target_locale", "record")))
    keys = {row.source.object_id for row in rows}
    locales = {row.target_locale_id for row in rows} | {default_locale_id()}
    family = Page.objects.filter(translation_key__in=keys, locale_id__in=locales).annotate(
        has_a_date=_has_a_date()
    )
    pages = {(page.translation_key, page.locale_id): page for page in family}
    reviews = _workflow_states(page.pk for page in pages.values())
    found = []
    for row in rows:
        page = pages.get((row.source.object_id, row.target_locale_id))
        source = pages.get((row.source.object_id, default_locale_id()))
        if page is not None and source is not None:
            found.append(
                TranslatedPage(
                    translation=row,
                    record=record_of(row),
                    page=page,
                    source=source,
                    workflow_state=reviews.get(str(page.pk)),
                    is_scheduled=page.has_a_date,
                    parts=row.parts,
                    missing=row.missing,
                    has_machine_words=row.has_machine_words,
                )
            )
    return found


def translated_page(translation: Translation) -> TranslatedPage:
    """Return the state of `translation`, read again. Raises LookupError if its page is gone."""
    found = translated_pages(Translation.objects.filter(pk=translation.pk))
    if not found:
        raise LookupError(f"{translation} has no page")
    return found[0]


def record_of(translation: Translation) -> TranslationRecord:
    """Return the record of `translation`; an unsaved one if none was ever needed."""
    try:
        return translation.record
    except TranslationRecord.DoesNotExist:
        return TranslationRecord(translation=translation)


def version_for_readers(translation: Translation, page: Page) -> TranslatedRevision | None:
    """Return the version of `page` that is public, or that becomes so by itself; None if unknown."""
    if page.live:
        return public_version(page)
    held = record_of(translation).held_revision_id
    return TranslatedRevision.objects.filter(revision_id=held).first() if held else None


def translation_of(page: Page) -> Translation | None:
    """Return the translation that `page` shows, or None for a source page."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key,
            target_locale_id=page.locale_id,
            enabled=True,
        )
        .select_related("source", "target_locale")
        .first()
    )


def _workflow_states(page_ids: Iterable[int]) -> dict[str, WorkflowState]:
    """Return {page id: its workflow that is under way or was sent back}."""
    active = WorkflowState.objects.filter(
        Q(status=WorkflowState.STATUS_IN_PROGRESS) | Q(status=WorkflowState.STATUS_NEEDS_CHANGES),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in page_ids],
    ).select_related("current_task_state__task", "current_task_state__reviewtaskstate")
    return {row.object_id: row for row in active}


def _has_a_date() -> Exists:
    """Return whether a version of the page of the outer query is approved for a date."""
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return Exists(scheduled.filter(object_id=Cast(OuterRef("pk"), CharField())))
