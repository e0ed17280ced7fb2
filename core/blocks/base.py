"""What our struct blocks share: a page shown in the reader's language, a picture for previews."""

from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.images import get_image_model

from core.listing import localise
from core.locales import active_language

RICH_TEXT = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
PLAIN_RICH_TEXT = ["bold", "ol", "ul", "link"]


def public_pages(pages) -> list:
    """Return those of the source `pages` (None allowed) that the public may read, localised."""
    keys = [page.pk for page in pages if page]
    if not keys:
        return []
    from wagtail.models import Page

    found = Page.objects.filter(pk__in=keys).live().public().specific()
    by_key = {page.pk: page for page in found}
    return localise([by_key[pk] for pk in keys if pk in by_key], active_language())


class PageLinkValue(blocks.StructValue):
    """A struct with a `page`, or else a `url`, to lead to."""

    @cached_property
    def linked_page(self):
        """The page in the reader's language if it is public, else None."""
        return next(iter(public_pages([self.get("page")])), None)

    @property
    def href(self) -> str:
        return self.linked_page.url if self.linked_page else self.get("url") or ""


class PagesValue(blocks.StructValue):
    """A struct with a list of `pages`."""

    @cached_property
    def linked_pages(self) -> list:
        """The public ones among the pages, in the reader's language."""
        return public_pages(self.get("pages") or [])


class PreviewImageMixin:
    """Previews of blocks with pictures show the newest picture there is."""

    def preview_image(self):
        return get_image_model().objects.order_by("-pk").first()
