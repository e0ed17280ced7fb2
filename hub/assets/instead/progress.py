"""What has become of a file that was put in the place of another, page by page, as things are now."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.assets.access import pages_showing
from hub.assets.instead.permissions import reason_to_leave
from hub.assets.instead.references import Asset, refers_to
from hub.assets.instead.services import pages_with, version_refers_to
from hub.core.locales import default_locale_id

if TYPE_CHECKING:
    from hub.accounts.models import User

# So far back a page is known to have used the old file.
MAX_VERSIONS = 10


class State(Enum):
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
    """A page that uses or used the old file; `reason` says why it was left.

    With `languages`, it is the translations of `page` into these that are meant.
    """

    page: Page
    state: State
    reason: str | Promise = ""
    languages: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return f"{WORDS[self.state]} {self.reason}".strip()


def used_by(asset: Asset, user: "User") -> list[Use]:
    """Return where `asset` is used, and why another cannot be put there now, if so."""
    return _by_family(
        Use(page, State.LEFT, reason_to_leave(user, page)) for page in pages_with(asset)
    )


def uses(old: Asset, new: Asset, user: "User") -> list[Use]:
    """Return what has become of `new` on each page that uses `old`, or did before `new`."""
    showing_old = pages_showing(old)
    pages = {page.pk: page for page in pages_with(new) if _used(page, old)}
    pages |= {page.pk: page for page in pages_with(old)}
    return _by_family(_use(page, old, page.pk in showing_old, user) for page in pages.values())


def _used(page: Page, asset: Asset) -> bool:
    versions = page.revisions.order_by("-created_at", "-pk")[:MAX_VERSIONS]
    return any(version_refers_to(version, asset) for version in versions)


def _use(page: Page, old: Asset, shows_old: bool, user: "User") -> Use:
    follows = page.locale_id != default_locale_id()
    if shows_old if follows else refers_to(page.get_latest_revision_as_object(), old):
        return Use(page, State.LEFT, reason_to_leave(user, page))
    if page.workflow_in_progress or page.scheduled_revision:
        return Use(page, State.IN_REVIEW)
    is_sent = page.live and not page.has_unpublished_changes
    return Use(page, State.PUBLIC if is_sent else State.TO_SEND)


def _by_family(found: Iterable[Use]) -> list[Use]:
    """Return one line for each page, and one for those of its translations that stand alike."""
    alike: dict[tuple, list[Use]] = {}
    for use in found:
        follows = use.page.locale_id != default_locale_id()
        key = (use.page.translation_key, follows, use.state, use.reason)
        alike.setdefault(key, []).append(use)
    sources = Page.objects.filter(
        translation_key__in={key[0] for key in alike}, locale_id=default_locale_id()
    )
    source_of = {source.translation_key: source for source in sources.specific()}
    lines = []
    for (family, follows, state, reason), together in alike.items():
        languages = tuple(str(use.page.locale) for use in together) if follows else ()
        page = source_of.get(family, together[0].page)
        lines.append(Use(page, state, reason, languages))
    return sorted(lines, key=lambda use: (use.page.title, use.page.pk, use.languages))
