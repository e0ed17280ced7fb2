"""What our struct blocks share: a page shown in the reader's language, a picture for previews."""

from collections.abc import Iterable

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from hub.core.locales import active_language
from hub.core.querysets import unrestricted
from hub.pages.links import link_targets
from hub.pages.listing import localise

RICH_TEXT = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]
PLAIN_RICH_TEXT = ["bold", "ol", "ul", "link"]


def public_pages(pages: Iterable[Page | None]) -> list[Page]:
    """Return those of the source `pages` that the public may read, whole and localised."""
    keys = [page.pk for page in pages if page]
    if not keys:
        return []
    found = unrestricted(Page.objects.filter(pk__in=keys).live()).specific()
    by_key = {page.pk: page for page in found}
    return localise([by_key[pk] for pk in keys if pk in by_key], active_language())


class PictureBlock(ImageBlock):
    """Wagtail's, which calls the picture itself "Image" in every language."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.child_blocks["image"].label = _("Picture")


class PageLinkValue(blocks.StructValue):
    """A struct with a `page`, or else a `url`, to lead to."""

    @cached_property
    def linked_page(self) -> Page | None:
        """The page in the reader's language if it is public, else None."""
        page = self.get("page")
        return link_targets([page]).get(page.pk) if page else None

    @property
    def href(self) -> str:
        return self.linked_page.url if self.linked_page else self.get("url") or ""


def resolve_links(values: list[PageLinkValue]) -> None:
    """Find the pages of many links in one query."""
    pages = [page for value in values if (page := value.get("page"))]
    targets = link_targets(pages) if pages else {}
    for value in values:
        page = value.get("page")
        value.linked_page = targets.get(page.pk) if page else None


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
