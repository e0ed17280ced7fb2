"""Another file in the place of one that is in approved use: into drafts, never onto public pages.

Each page then takes its ordinary review.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from hub.assets.references import Asset, Exchange, refers_to
from hub.core.locales import default_locale_id
from hub.core.rules import YES, Answer

if TYPE_CHECKING:
    from hub.accounts.models import User

NOT_ALLOWED = _("You may not change this kind of file.")
SAME_FILE = _("This is the same file.")
TRANSLATION = _("A translation: it follows by itself once its Japanese page is public.")
NOT_YOURS = _("You may not change this page.")
IN_REVIEW = _("It is under review, so nobody can change it now.")
SCHEDULED = _("It is approved for a date, so nobody can change it now.")
LOCKED = _("Somebody has locked it.")


class State(Enum):
    """What has become of the new file on one page."""

    LEFT = "left"
    TO_SEND = "to send"
    IN_REVIEW = "in review"
    PUBLIC = "public"


WORDS = {
    State.LEFT: _("Not changed yet."),
    State.TO_SEND: _("In its draft. Please open the page and send it to review."),
    State.IN_REVIEW: _("In its draft, which is under review or approved for a date."),
    State.PUBLIC: _("Public."),
}


@dataclass(frozen=True)
class Use:
    """A page that used the old file, or uses the new one; `reason` says why it was left."""

    page: Page
    state: State
    reason: str | Promise = ""

    @property
    def words(self) -> str:
        return f"{WORDS[self.state]} {self.reason}".strip()


def may_exchange(user: "User", old: Asset, new: Asset) -> Answer:
    """Return whether `user` may put `new` into drafts in the place of `old`."""
    policy = policy_registry.get_by_type(type(old))
    if type(old) is not type(new) or not policy.user_has_permission(user, "change"):
        return Answer(False, NOT_ALLOWED)
    if not policy.user_has_permission_for_instance(user, "choose", new):
        return Answer(False, NOT_ALLOWED)
    return Answer(False, SAME_FILE) if old == new else YES


def may_copy(user: "User", asset: Asset) -> bool:
    """Return whether `user` may file a copy of `asset` beside it."""
    policy = policy_registry.get_by_type(type(asset))
    places = policy.collections_user_has_permission_for(user, "add")
    return policy.user_has_permission(user, "change") and asset.collection in places


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


def pages_with(asset: Asset) -> list[Page]:
    """Return the pages that refer to `asset`, in public or in their newest draft, by title."""
    references = ReferenceIndex.get_references_to(asset)
    keys = {int(use.object_id) for use in references if use.base_content_type.model == "page"}
    keys |= {page.pk for page in _drafts() if _draft_refers_to(page, asset)}
    return list(Page.objects.filter(pk__in=keys).specific().order_by("title", "locale_id"))


def _drafts() -> Iterable[Page]:
    """Pages whose newest draft the index does not know; translations follow their sources."""
    pages = Page.objects.filter(has_unpublished_changes=True, locale_id=default_locale_id())
    return pages.exclude(latest_revision=None).select_related("latest_revision").iterator(50)


def _draft_refers_to(page: Page, asset: Asset) -> bool:
    revision = page.latest_revision
    if str(asset.pk) not in json.dumps(revision.content):
        return False
    return refers_to(revision.as_object(), asset)


@transaction.atomic
def put_into_drafts(old: Asset, new: Asset, user: "User") -> list[Page]:
    """Put `new` in the place of `old` into the newest draft of each page that can be changed.

    Returns:
        The pages whose draft is another now. What is public stays as it is.

    Raises:
        PermissionDenied: `user` may not.
    """
    if not (answer := may_exchange(user, old, new)):
        raise PermissionDenied(str(answer.reason))
    changed = []
    for page in pages_with(old):
        page = Page.objects.select_for_update().get(pk=page.pk).specific
        if reason_to_leave(user, page):
            continue
        draft = page.get_latest_revision_as_object()
        if refers_to(draft, old):
            Exchange(old, new).make_in(draft)
            draft.save_revision(user=user, log_action=True, clean=False)
            changed.append(page)
    return changed


@transaction.atomic
def put_copy_into_drafts(old: Asset, user: "User", values: dict[str, Any]) -> Asset:
    """File a copy of `old` with other words, and put it into drafts; return it.

    Args:
        old: stays as it is.
        user: who does it.
        values: of the copy's fields, such as its title, that differ.

    Raises:
        PermissionDenied: `user` may not.
    """
    if not may_copy(user, old):
        raise PermissionDenied(str(NOT_ALLOWED))
    fields = [name for name in type(old).admin_form_fields if name not in ("file", "tags")]
    new = type(old)(**{name: getattr(old, name) for name in fields}, uploaded_by_user=user)
    for name, value in values.items():
        setattr(new, name, value)
    with old.file.open() as file:
        new.file = ContentFile(file.read(), name=old.filename)
    for name in ("file_size", "file_hash"):
        setattr(new, name, getattr(old, name))
    new.save()
    new.tags.set(old.tags.all())
    put_into_drafts(old, new, user)
    return new


def uses(old: Asset, new: Asset, user: "User") -> list[Use]:
    """Return what has become of `new` on each page that used `old`, or uses `new`."""
    pages = {page.pk: page for page in [*pages_with(old), *pages_with(new)]}
    return [_use(page, old, user) for page in pages.values()]


def _use(page: Page, old: Asset, user: "User") -> Use:
    follows = page.locale_id != default_locale_id()
    if refers_to(page if follows else page.get_latest_revision_as_object(), old):
        return Use(page, State.LEFT, reason_to_leave(user, page))
    if page.workflow_in_progress or page.scheduled_revision:
        return Use(page, State.IN_REVIEW)
    is_sent = page.live and not page.has_unpublished_changes
    return Use(page, State.PUBLIC if is_sent else State.TO_SEND)
