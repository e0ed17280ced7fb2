"""Links to pages within running text."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from hub.pages.links import link_targets
from hub.text.numbers import whole_number


class PublicPageLinkHandler(PageLinkHandler):
    """Leads to the page in the language nearest to the reader's; leaves the words alone where the
    page is not public or its part is switched off.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[Page | None]:
        keys = [whole_number(attrs.get("id")) for attrs in attrs_list]
        found = Page.objects.in_bulk(set(keys))
        return [found.get(key) for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        pages = cls.get_many(attrs_list)
        targets = link_targets([page for page in pages if page])
        found = [targets.get(page.pk) if page else None for page in pages]
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in found]
