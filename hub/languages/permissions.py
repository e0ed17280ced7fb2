"""May this person do this with this translation? Asked here and nowhere else."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from wagtail.models import Page

from hub.accounts.permissions import is_reviewer, is_translator
from hub.accounts.roles import translated_languages
from hub.core.locales import default_locale_id
from hub.core.rules import YES, Answer
from hub.editorial.permissions import acts_for, decision_refusal
from hub.languages.models import TranslatedRevision
from hub.languages.workflow import WRONG_TIME, Action, Role, State, refusal

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.editorial.models import ReviewTaskState
    from hub.languages.translated_pages import TranslatedPage

ASK = "wagtail_localize.submit_translation"
DECISIONS = {Action.APPROVE, Action.SEND_BACK}


def may_ask(user: "User", source: Page) -> bool:
    """Return whether `user` may ask for translations of `source`: who may change it too."""
    if not (user.is_active and user.has_perm(ASK)):
        return False
    return (
        user.is_superuser
        or "change" in source.specific_deferred.permissions_for_user(user).permissions
    )


def roles_in(user: "User", language: str) -> set[Role]:
    """Return what `user` is to all translations into `language`."""
    if not user.is_active:
        return set()
    if user.is_superuser:
        return {Role.TRANSLATOR, Role.REVIEWER}
    roles = set()
    if is_translator(user, language):
        roles.add(Role.TRANSLATOR)
    if is_reviewer(user, language):
        roles.add(Role.REVIEWER)
    return roles


def languages_of(user: "User") -> list[str]:
    """Return the codes of the languages that `user` translates or reviews."""
    return [code for code in translated_languages() if roles_in(user, code)]


def roles_of(user: "User", translated_page: "TranslatedPage") -> set[Role]:
    """Return what `user` is to this translation; deputies review while they act."""
    roles = roles_in(user, translated_page.language)
    if translated_page.review is not None and acts_for(user, translated_page.review):
        roles.add(Role.REVIEWER)
    if may_ask(user, translated_page.source):
        roles.add(Role.EDITOR)
    return roles


def answer(user: "User", action: Action, translated_page: "TranslatedPage") -> Answer:
    """Return whether `user` may do `action` with the translation in its state, and why not."""
    if reason := refusal(action, translated_page.state, roles_of(user, translated_page)):
        return Answer(False, reason)
    if action in DECISIONS and translated_page.review is not None:
        reason = decision_refusal(user, translated_page.review)
        return Answer(not reason, reason)
    return YES


def may_read(user: "User", translated_page: "TranslatedPage") -> bool:
    """Return whether `user` may see the parts of a translation and its drafts."""
    return bool(roles_of(user, translated_page))


def co_authors(task_state: "ReviewTaskState") -> set[int]:
    """Return the keys of those who wrote the words of the translation under review."""
    made_from = TranslatedRevision.objects.filter(revision_id=task_state.revision_id).first()
    return set(made_from.authors.values_list("pk", flat=True)) if made_from else set()


def glass_refusal(page: Page) -> str | Promise:
    """Return why a translation may not be published past its approval, or "".

    Its newest draft is what was sent for review last, or else the Japanese copy it began as.
    """
    if page.locale_id == default_locale_id():
        return ""
    is_sent = TranslatedRevision.objects.filter(revision_id=page.latest_revision_id).exists()
    return "" if is_sent else WRONG_TIME[State.IN_WORK]


def review_view(page: Page) -> str:
    """Return the name of the view where a translation's review is decided (editorial asks)."""
    return "" if page.locale_id == default_locale_id() else "translations:review"
