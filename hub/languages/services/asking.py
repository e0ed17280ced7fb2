"""Asking for a page in other languages."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from hub.accounts import setup as roles
from hub.core.locales import default_locale_id, locale_ids
from hub.core.rules import Answer, Refused
from hub.languages import setup as workflows
from hub.languages.models import TranslationRecord
from hub.languages.notifications import tell_translators
from hub.languages.permissions import may_ask
from hub.languages.services.aligning import align
from hub.languages.services.following import bring
from hub.languages.workflow import NOT_YOURS, Role

if TYPE_CHECKING:
    from hub.accounts.models import User

HOME_DEPTH = 2


@transaction.atomic
def start(
    page: Page, languages: Iterable[str], by: "User", *, together: bool = False
) -> list[Translation]:
    """Ask for `page` in `languages`: a draft for each, and an email to its translators.

    Args:
        page: a source page.
        languages: codes; those that were asked for before stay as they are.
        by: who asks.
        together: these languages become public at one moment, when the last is approved.

    Raises:
        Refused: `by` may not ask, the page is a translation itself, or the section above it is
            not in one of the languages yet.
    """
    languages = list(languages)
    page = page.specific
    if not page.is_source or not may_ask(by, page):
        raise Refused(Answer(False, NOT_YOURS[Role.EDITOR]))
    before = set(_asked(page))
    made = [open_translation(page, code, by, together=together) for code in languages]
    tell_translators(page, [code for code in languages if code not in before], by)
    return made


@transaction.atomic
def publish_apart(page: Page, by: "User") -> None:
    """Let the languages of `page` (a source) wait for each other no longer.

    What is approved becomes public at once, if the Japanese page is. Raises Refused.
    """
    page = page.specific
    if not page.is_source or not may_ask(by, page):
        raise Refused(Answer(False, NOT_YOURS[Role.EDITOR]))
    TranslationRecord.objects.together(page).update(waits_for_others=False)
    align(page)


def _asked(page: Page) -> Iterable[str]:
    return Translation.objects.filter(
        source__object_id=page.translation_key, enabled=True
    ).values_list("target_locale__language_code", flat=True)


@transaction.atomic
def open_translation(
    page: Page, language: str, by: "User | None" = None, *, together: bool = False
) -> Translation:
    """Return the translation of `page` into `language`, made with its page if it is not there.

    Raises:
        Refused: the section above it is not in this language yet.
    """
    locale = Locale.objects.get(pk=locale_ids()[language])
    _require_parent(page, locale)
    source, created = TranslationSource.get_or_create_from_instance(page)
    if not created:
        bring(source)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    TranslationRecord.objects.update_or_create(
        translation=translation,
        defaults={"waits_for_others": together},
        create_defaults={"waits_for_others": together, "asked_by": by},
    )
    if not page.has_translation(locale):
        # Without a user: who asks has written nothing.
        copy, _created = source.create_or_update_translation(locale, publish=False, fallback=True)
        if page.depth == HOME_DEPTH:
            roles.run()
            workflows.run()
        _call_children(page, copy)
    return translation


def _require_parent(page: Page, locale: Locale) -> None:
    """wagtail-localize would make a live Japanese alias of a parent that is not translated."""
    if page.depth > HOME_DEPTH and not page.get_parent().has_translation(locale):
        reason = _("The section above it is not in %(language)s yet.")
        raise Refused(Answer(False, reason % {"language": locale.get_display_name()}))


def _call_children(page: Page, copy: Page) -> None:
    """Translations that found no place when their source was moved below `page` come now."""
    children = page.get_children()
    keys = [child.translation_key for child in children]
    lost = set(
        Page.objects.filter(translation_key__in=keys, locale_id=copy.locale_id).values_list(
            "translation_key", flat=True
        )
    )
    for child in children:
        if child.translation_key in lost:
            align(child)


def make(translation_key: UUID, language: str, by: "User | None") -> None:
    """Make a translation that was wanted in the background, unless its source is gone."""
    page = Page.objects.filter(
        translation_key=translation_key, locale_id=default_locale_id()
    ).first()
    if page is not None:
        open_translation(page.specific, language, by)
