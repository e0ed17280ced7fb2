"""A page as it is public, and as its draft would make it."""

from typing import Any

from wagtail.models import Page

from hub.forms import drafts
from hub.forms.declaration import Values
from hub.forms.drafts import draft_of
from hub.forms.models import Draft
from hub.submissions.portal import portal_of


def base_page(page: Page, draft: Draft | None = None) -> Any:
    """Return a fresh copy of what is public, or else of the version that the draft began with."""
    portal = portal_of(page)
    return portal.base(page, draft or draft_of(portal, page))


def drafted_page(page: Page, draft: Draft | None = None) -> Any:
    """Return an unsaved copy of the page with its draft, as the public would see it."""
    return drafts.drafted(portal_of(page), page, draft)


def public_values(page: Page, draft: Draft | None = None) -> Values:
    """Return the portal's values as they are public now (see `base_page`)."""
    portal = portal_of(page)
    return portal.read(base_page(page, draft), portal.portal_values)


def drafted_values(page: Page, draft: Draft | None = None) -> Values:
    """Return the portal's values with the draft over them."""
    draft = draft or draft_of(portal_of(page), page)
    return public_values(page, draft) | (draft.data if draft else {})


def public_page_moved_on(page: Page, draft: Draft) -> bool:
    """Return whether another version became public since the draft was begun."""
    return page.live and draft.base_revision_id != page.live_revision_id
