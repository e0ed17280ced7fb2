"""Links to pages within running text."""

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from hub.core.switched_pages import is_page_open


class OpenPageLinkHandler(PageLinkHandler):
    """Leaves the words alone where the page's part is switched off for who reads."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        pages = super().get_many(attrs_list)
        return [page if page and is_page_open(page) else None for page in pages]
