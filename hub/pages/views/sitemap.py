"""The sitemap: every public page of every language, with its real translations."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from hub.core.locales import locale_codes
from hub.core.querysets import unrestricted
from hub.pages.checks import page_types

PRIVATE_TAG = "-x-"  # ja-x-easy is a private-use tag: left out of hreflang


class PageSitemap(Sitemap):
    limit = 20_000

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def entries(self) -> list[Page]:
        """All pages, read once: each part needs the whole families of its pages."""
        root = Site.find_for_request(self.request).root_page
        unlisted = [key for model in page_types() for key in model.unlisted_keys()]
        return list(
            unrestricted(Page.objects.live().filter(depth__gte=root.depth))
            .exclude(translation_key__in=unlisted)
            .only("pk", "url_path", "locale_id", "translation_key", "last_published_at")
            .order_by("path")
        )

    def items(self) -> list[Page]:
        return self.entries

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict]:
        """Return the entries of the `page`-th part."""
        pages = self.paginator.page(page).object_list
        families = defaultdict(list)
        keys = {entry.translation_key for entry in pages}
        for entry in self.entries:
            if entry.translation_key in keys:
                families[entry.translation_key].append(entry)
        codes = locale_codes()
        return [
            {
                "location": self._address(entry),
                "lastmod": entry.last_published_at,
                "alternates": [
                    {"lang_code": codes[other.locale_id], "location": self._address(other)}
                    for other in families[entry.translation_key]
                    if PRIVATE_TAG not in codes[other.locale_id]
                ],
            }
            for entry in pages
        ]

    def _address(self, page: Page) -> str:
        return settings.BASE_URL + page.get_url(self.request)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """One file up to 20,000 pages; beyond, an index of parts (`?p=1` …)."""
    pages = PageSitemap(request)
    part = request.GET.get("p")
    parts = pages.paginator.num_pages
    if part is None and parts > 1:
        addresses = [f"{settings.BASE_URL}/sitemap.xml?p={n}" for n in range(1, parts + 1)]
        xml = render_to_string(
            "sitemap_index.xml", {"sitemaps": [{"location": a} for a in addresses]}
        )
    else:
        try:
            urls = pages.get_urls(part or 1)
        except (EmptyPage, PageNotAnInteger) as error:
            raise Http404 from error
        xml = render_to_string("sitemap.xml", {"urlset": urls})
    return HttpResponse(xml, content_type="application/xml")
