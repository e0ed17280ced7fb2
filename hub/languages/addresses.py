"""Addresses of many pages: what they all begin with is read once."""

from functools import cached_property

from django.conf import settings
from wagtail.models import Page, Site

from hub.languages.families import address_in


class Addresses:
    @cached_property
    def roots(self) -> list[tuple[str, str]]:
        """(path of a language's home page in the tree, its language code), the longest first."""
        paths = [(path.root_path, path.language_code) for path in Site.get_site_root_paths()]
        return sorted(paths, key=lambda path: len(path[0]), reverse=True)

    def of(self, page: Page) -> str:
        """Return the whole public address of `page`, "" if it is outside the site."""
        path = self.path_of(page)
        return settings.BASE_URL + path if path else ""

    def path_of(self, page: Page) -> str:
        """Return the address of `page` on this host, "" if it is outside the site."""
        for root, language in self.roots:
            if page.url_path.startswith(root):
                return address_in(f"/{page.url_path[len(root) :]}", language)
        return ""
