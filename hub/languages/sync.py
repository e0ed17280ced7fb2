"""What happens to a source page happens to its translations (wagtail-localize leaves them)."""

from django.db import transaction
from wagtail.models import Page

from hub.core.locales import default_locale_id
from hub.pages.models import BasePage


def _translations(page: Page):
    return Page.objects.filter(translation_key=page.translation_key).exclude(
        locale_id=default_locale_id()
    )


def _is_source(page: Page) -> bool:
    # Wagtail's signals hand over the page itself or its bare `Page`.
    is_ours = issubclass(page.specific_class or Page, BasePage)
    return is_ours and page.locale_id == default_locale_id()


@transaction.atomic
def unpublish_translations(sender, instance, **kwargs) -> None:
    """A source page was unpublished."""
    if _is_source(instance):
        for page in _translations(instance).live().specific():
            page.unpublish()


@transaction.atomic
def delete_translations(sender, instance, **kwargs) -> None:
    """A source page is being deleted (the signal tells of every model)."""
    if isinstance(instance, BasePage) and _is_source(instance):
        for page in _translations(instance):
            page.specific.delete()


@transaction.atomic
def move_translations(sender, instance, parent_page_after, **kwargs) -> None:
    """A source page was moved: translations follow where their new parent is translated.

    Where it is not, the translation goes offline: its address would not be its source's.
    """
    if not _is_source(instance) or parent_page_after.locale_id != default_locale_id():
        return
    for page in _translations(instance).specific():
        parent = _translations(parent_page_after).filter(locale_id=page.locale_id).first()
        if parent is None:
            page.unpublish()
        elif page.get_parent().pk != parent.pk:
            page.move(parent, pos="last-child")
