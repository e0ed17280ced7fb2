"""Who may put another file in the place of an approved one, and into which drafts."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from hub.assets.instead.references import Asset
from hub.core.locales import default_locale_id
from hub.core.rules import YES, Answer

if TYPE_CHECKING:
    from hub.accounts.models import User

NOT_ALLOWED = _("You may not change this kind of file.")
SAME_FILE = _("This is the same file.")
TRANSLATION = _("Translations follow by themselves once the Japanese page is public.")
NOT_YOURS = _("You may not change this page.")
IN_REVIEW = _("It is under review, so no one can change it now.")
SCHEDULED = _("It is approved for a date, so no one can change it now.")
LOCKED = _("Someone has locked it.")


def may_exchange(user: "User", old: Asset, new: Asset) -> Answer:
    """Return whether `user` may put `new` into drafts in the place of `old`."""
    policy = policy_registry.get_by_type(type(old))
    if type(old) is not type(new) or not policy.user_has_permission(user, "change"):
        return Answer(False, NOT_ALLOWED)
    if not policy.user_has_permission_for_instance(user, "choose", new):
        return Answer(False, NOT_ALLOWED)
    return Answer(False, SAME_FILE) if old.pk == new.pk else YES


def may_copy(user: "User", asset: Asset) -> Answer:
    """Return whether `user` may file a copy of `asset` beside it."""
    policy = policy_registry.get_by_type(type(asset))
    places = policy.collections_user_has_permission_for(user, "add")
    if policy.user_has_permission(user, "change") and asset.collection in places:
        return YES
    return Answer(False, NOT_ALLOWED)


def reason_to_leave(user: "User", page: Page) -> str | Promise:
    """Return why `user` cannot put another file into the draft of `page` now, or ""."""
    if page.locale_id != default_locale_id():
        return TRANSLATION
    if page.workflow_in_progress:
        return IN_REVIEW
    if page.scheduled_revision:
        return SCHEDULED
    if not page.permissions_for_user(user).can_edit():
        return NOT_YOURS
    lock = page.get_lock()
    return LOCKED if lock and lock.for_user(user) else ""
