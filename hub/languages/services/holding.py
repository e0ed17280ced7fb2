"""Approved translations that wait: for the Japanese page, or for the other languages."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision

from hub.core.locales import default_locale_id
from hub.languages.models import TranslatedRevision, TranslationRecord
from hub.languages.services.records import held_record, note_version
from hub.languages.translated_pages import translation_of

if TYPE_CHECKING:
    from hub.editorial.models import ReviewTaskState


def has_place(page: Page, source: Page) -> bool:
    """Return whether `page` is in its language where `source` is in Japanese."""
    return _path_below_home(page) == _path_below_home(source)


def _path_below_home(page: Page) -> str:
    return page.url_path.split("/", 2)[2]


def is_ready(record: TranslationRecord) -> bool:
    """Return whether no other language has to be waited for."""
    if not record.waits_for_others:
        return True
    others = TranslationRecord.objects.filter(
        translation__source=record.translation.source_id,
        translation__enabled=True,
        waits_for_others=True,
    ).exclude(pk=record.pk)
    waiting = others.filter(held_revision=None).values_list("translation__target_locale", flat=True)
    return not (
        Page.objects.filter(
            translation_key=record.translation.source.object_id,
            locale_id__in=list(waiting),
            live=False,
        ).exists()
    )


def keep(page: Page, revision: Revision) -> None:
    """Remember that `revision` of a translated page becomes public later."""
    translation = translation_of(page)
    if translation is not None:
        record = held_record(translation)
        record.held_revision = revision
        record.save(update_fields=["held_revision"])
        note_version(translation, TranslatedRevision.objects.filter(revision=revision).first())


def hold(task_state: "ReviewTaskState") -> bool:
    """Keep back what was approved if it must wait, and return whether it does (editorial asks).

    A date that the reviewer chose is waited for by Wagtail, not here.
    """
    page = Page.objects.get(pk=task_state.revision.object_id)
    translation = translation_of(page)
    if translation is None or _is_for_later(task_state.revision):
        return False
    source = Page.objects.filter(
        translation_key=page.translation_key, locale_id=default_locale_id()
    ).first()
    record = held_record(translation)
    if source is not None and source.live and has_place(page, source) and is_ready(record):
        return False
    keep(page, task_state.revision)
    return True


def _is_for_later(revision: Revision) -> bool:
    moment = parse_datetime(revision.content.get("go_live_at") or "")
    return moment is not None and moment > timezone.now()
