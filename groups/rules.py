"""The city's own rules of registration, if it has a page for them."""

from wagtail.models import Page

from groups.models import GroupSettings


def rules_page() -> Page | None:
    """Return the public page with the rules of registration, else None."""
    page = GroupSettings.load().rules_page
    return page.specific if page and page.live else None
