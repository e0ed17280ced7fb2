"""What waits for translators and reviewers of a language."""

from wagtail_localize.models import Translation

from hub.core.locales import locale_ids
from hub.core.switched_pages import is_page_off
from hub.languages.permissions import languages_of, roles_in
from hub.languages.translated_pages import TranslatedPage, translated_pages
from hub.languages.workflow import Role, State

FOR_TRANSLATORS = {State.ASKED, State.MACHINE, State.IN_WORK, State.OUTDATED}


def waiting_for(user) -> list[TranslatedPage]:
    """Return the translations in which `user` has something to do.

    Translators see what lacks words or was sent back, reviewers what is under review. First comes
    what a colleague waits for, then what readers find out of date, each the oldest first.
    """
    codes = languages_of(user)
    if not codes:
        return []
    ids = locale_ids()
    translations = Translation.objects.filter(
        enabled=True, target_locale_id__in=[ids[code] for code in codes]
    ).order_by("created_at", "pk")
    waiting = [row for row in translated_pages(translations) if _waits_for(user, row)]
    return sorted(waiting, key=_turn)


def _turn(present: TranslatedPage) -> int:
    if present.state == State.IN_REVIEW or present.is_sent_back:
        return 0
    return 1 if present.state == State.OUTDATED else 2


def _waits_for(user, present: TranslatedPage) -> bool:
    if is_page_off(present.source):
        return False
    roles = roles_in(user, present.language)
    if present.state == State.IN_REVIEW:
        return Role.REVIEWER in roles
    return Role.TRANSLATOR in roles and present.state in FOR_TRANSLATORS
