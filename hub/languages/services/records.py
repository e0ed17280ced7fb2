"""The row that every change of a translation takes first, so that two do not mix."""

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail_localize.models import Translation

from hub.core.rules import Answer, Refused
from hub.languages.models import TranslatedRevision, TranslationRecord
from hub.languages.parts import source_keys
from hub.languages.permissions import answer
from hub.languages.translated_pages import TranslatedPage, translated_page
from hub.languages.versions import says_other_words
from hub.languages.workflow import Action

if TYPE_CHECKING:
    from hub.accounts.models import User


def held_record(translation: Translation) -> TranslationRecord:
    """Return the record of `translation`, held until the transaction ends."""
    TranslationRecord.objects.get_or_create(translation=translation)
    return TranslationRecord.objects.select_for_update().get(translation=translation)


def note_version(translation: Translation, version: TranslatedRevision | None) -> None:
    """Note by which parts `version`, which readers have or will have, is older than its source."""
    unknown = version.unknown(source_keys(translation.source)) if version else []
    record = held_record(translation)
    record.outdated_parts = len(unknown)
    record.outdated_since = (record.outdated_since or timezone.now()) if unknown else None
    if version is not None and not says_other_words(translation, version):
        record.worked_at = None
    record.save(update_fields=["outdated_parts", "outdated_since", "worked_at"])


def require(translation: Translation, action: Action, by: "User") -> TranslatedPage:
    """Lock `translation` and return its state if `by` may do `action`.

    Raises:
        Refused: `by` may not, or not now.
    """
    held_record(translation)
    present = translated_page(translation)
    allowed: Answer = answer(by, action, present)
    if not allowed:
        raise Refused(allowed)
    return present
