"""The state of a translation: complete, who wrote it, older than its source."""

from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from hub.core.locales import default_locale_id


def translation_of(page: Page) -> Translation | None:
    """Return wagtail-localize's record of `page`, or None for a source page."""
    if page.locale_id == default_locale_id():
        return None
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id
        )
        .select_related("source")
        .first()
    )


def untranslated_parts(translation: Translation) -> int:
    """Return how many parts of the source have no translation yet."""
    total, translated = translation.get_progress()
    return total - translated


def translator_ids(translation: Translation) -> set[int]:
    """Return the ids of those who wrote parts of the translation as it is now."""
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    return set(
        StringTranslation.objects.filter(
            locale_id=translation.target_locale_id,
            context_id__in=segments.values("context_id"),
            translation_of_id__in=segments.values("string_id"),
            last_translated_by__isnull=False,
        ).values_list("last_translated_by", flat=True)
    )


def publish_refusal(user, page: Page) -> str:
    """Return why `user` may not publish `page`, or "".

    A translation is published whole, and by another person than those who wrote it.
    """
    translation = translation_of(page)
    if translation is None:
        return ""
    missing = untranslated_parts(translation)
    if missing:
        return _("%(count)s parts are not translated yet.") % {"count": missing}
    if user.pk in translator_ids(translation):
        return _("Another person of this language publishes what you translated.")
    return ""
