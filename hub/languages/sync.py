"""What happens to a source happens to its translations (wagtail-localize leaves them).

Place, address and visibility follow in the transaction of the change; texts by the queue.
"""

from django.db import transaction
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import TranslationSource, cleanup_translation_on_delete

from hub.core.locales import default_locale_id
from hub.languages.models import PendingWork, TranslatedRevision
from hub.languages.services.aligning import align, align_tree, translations_of
from hub.languages.services.following import compare, needs_rebuilding, note_public
from hub.languages.services.pending import want
from hub.languages.translated_pages import translation_of
from hub.pages.models import BasePage


def _source_of(page: Page) -> Page | None:
    """Return the source of one of our pages (Wagtail's signals hand over bare pages too)."""
    if not issubclass(page.specific_class or Page, BasePage):
        return None
    if page.locale_id == default_locale_id():
        return page
    return Page.objects.filter(
        translation_key=page.translation_key, locale_id=default_locale_id()
    ).first()


@transaction.atomic
def page_published(sender, instance, revision, **kwargs) -> None:
    """A source has something new to say, or a translation is public."""
    source = _source_of(instance)
    if source is None:
        return
    if source.pk == instance.pk:
        align(instance)
        if TranslationSource.objects.filter(object_id=instance.translation_key).exists():
            want(instance.translation_key)
    elif (translation := translation_of(instance)) and instance.live:
        version = TranslatedRevision.objects.filter(revision=revision).first()
        note_public(translation, version)
        align(source)
        if version is not None and needs_rebuilding(translation, version):
            want(instance.translation_key)


def page_unpublished(sender, instance, **kwargs) -> None:
    """A source went offline; a translation that did by itself stays so, and is no longer older."""
    if instance.locale_id == default_locale_id():
        if _source_of(instance):
            align(instance)
    elif translation := translation_of(instance):
        compare(translation)


def page_moved(sender, instance, **kwargs) -> None:
    """A source was moved, or a translation without its source, which is put back."""
    if source := _source_of(instance):
        align_tree(source)


def slug_changed(sender, instance, **kwargs) -> None:
    if source := _source_of(instance):
        align_tree(source)


@transaction.atomic
def page_deleted(sender, instance, **kwargs) -> None:
    """A source is being deleted (the signal tells of every model)."""
    if isinstance(instance, BasePage) and instance.is_source:
        for page in translations_of(instance):
            page.specific.delete()
        cleanup_translation_on_delete(instance)
        PendingWork.objects.filter(translation_key=instance.translation_key).delete()


def restriction_changed(sender, instance, **kwargs) -> None:
    """Who may read a source changed."""
    if isinstance(instance, PageViewRestriction):
        page = instance.page
        if page.locale_id == default_locale_id() and _source_of(page):
            align(page)
