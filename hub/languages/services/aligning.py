"""Place, address and visibility of translations follow their source at once."""

import logging
from contextvars import ContextVar

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page, Revision
from wagtail.query import PageQuerySet
from wagtail_localize.models import TranslationSource

from hub.core.locales import default_locale_id
from hub.languages.services.holding import has_place, is_ready, keep
from hub.languages.translated_pages import translation_of

logger = logging.getLogger(__name__)
HOME_DEPTH = 2
_UNDER_WAY = ContextVar("aligning", default=False)


def translations_of(source: Page) -> PageQuerySet:
    """Return the pages of the family of `source` in other languages."""
    return Page.objects.filter(translation_key=source.translation_key).exclude(
        locale_id=default_locale_id()
    )


@transaction.atomic
def align(source: Page) -> None:
    """Put the translations of `source` where it is, under its slug, and public only where it is.

    A translation whose section is not in its language finds no place and goes offline. What was
    taken offline for its source, and only that, comes back with it.
    """
    if _UNDER_WAY.get():
        return  # a translation that we moved or published tells of it: we are at it
    token = _UNDER_WAY.set(True)
    try:
        for pk in list(translations_of(source).values_list("pk", flat=True)):
            page = Page.objects.get(pk=pk).specific
            if source.depth > HOME_DEPTH:
                page = _put_in_place(page, source)
            _show_or_hide(page, source)
            _restrict(page, source)
    finally:
        _UNDER_WAY.reset(token)


def align_tree(source: Page) -> None:
    """Align `source` and everything below it that is translated."""
    translated = Page.objects.exclude(locale_id=default_locale_id()).values("translation_key")
    below = source.get_descendants().filter(translation_key__in=translated)
    for page in [source, *below.order_by("path")]:
        align(page)


def _put_in_place(page: Page, source: Page) -> Page:
    """Move `page` below its source's parent in its language, with its source's slug."""
    parent = (
        Page.objects.filter(
            translation_key=source.get_parent().translation_key, locale_id=page.locale_id
        )
        .exclude(pk=page.pk)
        .first()
    )
    if parent is None:
        return page
    if page.get_parent().pk != parent.pk:
        page.move(parent, pos="last-child")
        page = Page.objects.get(pk=page.pk).specific
    if page.slug != source.slug and Page._slug_is_available(source.slug, parent, page):
        page.slug = source.slug
        page.save(clean=False)
    return page


def _show_or_hide(page: Page, source: Page) -> None:
    if page.live and not (source.live and has_place(page, source)):
        _hide(page)
    elif not page.live and source.live and has_place(page, source):
        _show(page)


def _hide(page: Page) -> None:
    """Take `page` offline until its source is back; what was approved for a date stays so."""
    scheduled = dict(
        page.revisions.exclude(approved_go_live_at=None).values_list("pk", "approved_go_live_at")
    )
    keep(page, page.live_revision or page.save_revision(log_action=False))
    page.unpublish()
    for pk, moment in scheduled.items():
        Revision.objects.filter(pk=pk).update(approved_go_live_at=moment)


def _show(page: Page) -> None:
    """Publish what waits for the source, unless it waits for other languages too."""
    translation = translation_of(page)
    record = getattr(translation, "record", None)
    if record is None or record.held_revision is None or not is_ready(record):
        return
    try:
        with transaction.atomic():
            record.held_revision.publish()
    except ValidationError:
        # The source's own publication must not fail for this; the queue tries again and tells.
        logger.exception("A translation could not come back: page %s.", page.pk)


def _restrict(page: Page, source: Page) -> None:
    """What only some may read in Japanese, only they may read in another language."""
    TranslationSource().sync_view_restrictions(source, page)
