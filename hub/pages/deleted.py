"""Pages that were deleted for good, by the bin or by a program, stay so after a restore."""

from wagtail.models import Page

from hub.core import deletions


def watch() -> None:
    """Put every page that is deleted on the list of deletions."""
    deletions.watch(Page, "page", key_of, delete_again)


def key_of(page: Page) -> str:
    """Return a key that no other page has, before and after a restore."""
    return f"{page.translation_key} {page.locale.language_code}"


def delete_again(key: str) -> bool:
    """Delete the page of this key, which had been deleted before a backup was put back.

    Raises:
        CannotReplay: pages are below it; those that were deleted too go first.
    """
    translation_key, _blank, language = key.partition(" ")
    page = Page.objects.filter(
        translation_key=translation_key, locale__language_code=language
    ).first()
    if page is None:
        return False
    if page.get_children().exists():
        raise deletions.CannotReplay
    page.specific.delete()
    return True
