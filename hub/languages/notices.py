"""What readers of a translated page are told: who made it, and whether it is out of date."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from wagtail.models import Page

from hub.core.kinds import changed
from hub.core.version import cached_for_content
from hub.languages.models import TranslatedRevision, TranslationRecord


@dataclass(frozen=True)
class Notice:
    """`outdated_since` is None while the page says what the Japanese page says."""

    has_machine_words: bool
    outdated_since: datetime | None


def notice_for(request: HttpRequest, page: Page) -> Notice | None:
    """Return what readers of `page` are told; None for a source, or where it is not known."""
    if page.is_source or page.live_revision_id is None:
        return None
    facts = cached_for_content(request, f"translation-notice:{page.pk}", lambda: _facts(page))
    return Notice(**facts) if facts else None


def _facts(page: Page) -> dict:
    version = TranslatedRevision.objects.filter(revision_id=page.live_revision_id).first()
    if version is None:
        return {}
    record = TranslationRecord.objects.filter(
        translation__source__object_id=page.translation_key,
        translation__target_locale_id=page.locale_id,
    ).first()
    return {
        "has_machine_words": version.has_machine_words,
        "outdated_since": record.outdated_since if record else None,
    }


def record_saved(sender: type, update_fields: frozenset | None = None, **kwargs: object) -> None:
    """Signal receiver: pages that are cached whole show the new notice."""
    if update_fields is None or "outdated_since" in update_fields:
        changed(sender)
