"""Another file in the place of one that is in approved use: into drafts, never onto public pages.

Each page then takes its ordinary review.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page, Revision

from hub.assets.access import pages_showing
from hub.assets.instead.permissions import may_copy, may_exchange, reason_to_leave
from hub.assets.instead.references import Asset, Exchange, refers_to
from hub.core.locales import default_locale_id
from hub.core.rules import require

if TYPE_CHECKING:
    from hub.accounts.models import User


def pages_with(asset: Asset) -> list[Page]:
    """Return the pages that refer to `asset`, in public or in their newest draft, by title."""
    keys = pages_showing(asset)
    keys |= {page.pk for page in _drafts() if version_refers_to(page.latest_revision, asset)}
    return list(Page.objects.filter(pk__in=keys).specific().order_by("title", "locale_id"))


def _drafts() -> Iterable[Page]:
    """Pages whose newest draft the index does not know; translations follow their sources."""
    pages = Page.objects.filter(has_unpublished_changes=True, locale_id=default_locale_id())
    return pages.exclude(latest_revision=None).select_related("latest_revision").iterator(50)


def version_refers_to(revision: Revision, asset: Asset) -> bool:
    if str(asset.pk) not in json.dumps(revision.content):  # most: reading one whole takes long
        return False
    return refers_to(revision.as_object(), asset)


@transaction.atomic
def put_into_drafts(old: Asset, new: Asset, user: "User") -> list[Page]:
    """Put `new` in the place of `old` into the newest draft of each page that can be changed.

    Returns:
        The pages whose draft is another now. What is public stays as it is.

    Raises:
        Refused: `user` may not.
    """
    require(may_exchange(user, old, new))
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
        Refused: `user` may not.
    """
    require(may_copy(user, old))
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
