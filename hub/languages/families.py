"""The pages of a translation family: what the switcher, hreflang and the fallback page offer."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, translate_url
from django.utils import translation
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from hub.core.locales import default_locale_id, locale_codes, locale_ids, nearest_languages
from hub.core.querysets import unrestricted
from hub.core.version import cached_for_content

PRIVATE_TAG = "-x-"  # ja-x-easy: a private-use tag, not for link[hreflang]


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    current: bool
    missing: bool

    @property
    def in_hreflang(self) -> bool:
        return not self.missing and PRIVATE_TAG not in self.code


def public_translations(page: Page) -> dict[str, Page]:
    """Return {language code: live, unrestricted page} of the family of `page` (one query)."""
    codes = locale_codes()
    pages = unrestricted(Page.objects.live().filter(translation_key=page.translation_key))
    return {codes[other.locale_id]: other for other in pages if other.locale_id in codes}


def pages_beside(page: Page, language: str, limit: int) -> list[Page]:
    """Return up to `limit` public pages in `language` that stand beside `page`, a source page."""
    locale_id = locale_ids().get(language)
    siblings = page.get_siblings(inclusive=False).live().values("translation_key")
    found = Page.objects.live().filter(locale_id=locale_id, translation_key__in=siblings)
    return list(unrestricted(found.order_by("path"))[:limit])


def address_in(path: str, code: str) -> str:
    """Return `path` (of any language) under the prefix of language `code`."""
    present = get_language_from_path(path)
    rest = path[len(present) + 1 :] if present and present != settings.LANGUAGE_CODE else path
    prefix = "" if code == settings.LANGUAGE_CODE else f"/{code}"
    return f"{get_script_prefix().rstrip('/')}{prefix}{rest}"


def _public_addresses(request: HttpRequest, page: Page) -> dict[str, str]:
    """Return {language code: address} of `public_translations`."""
    return cached_for_content(
        request,
        f"addresses:{page.translation_key}",
        lambda: {code: other.get_url(request) for code, other in public_translations(page).items()},
    )


def links_to_read(request: HttpRequest, page: Page, language: str) -> list[LanguageLink]:
    """Return a link for each language in which `page` is public, the nearest to `language` first."""
    addresses = _public_addresses(request, page)
    links = {link.code: link for link in language_links(request, page) if link.code in addresses}
    return [
        links[code]
        for code in dict.fromkeys([*nearest_languages(language), *links])
        if code in links
    ]


def language_links(
    request: HttpRequest, page: Page | None, *, is_shown: bool = True
) -> list[LanguageLink]:
    """Return a link for each of the hub's languages; those without a translation are `missing`.

    Args:
        page: whose translations are offered.
        is_shown: no, where the reader sees in another language that `page` lacks it.
    """
    own = page.lang if page is not None else translation.get_language()
    current = own if is_shown else translation.get_language()
    addresses = _public_addresses(request, page) if page is not None else None
    links = []
    for code, name in settings.LANGUAGES:
        if addresses is None:
            url, missing = translate_url(request.path, code), False
        elif code in addresses:
            url, missing = addresses[code], False
        else:
            url, missing = address_in(page.get_url(request) or request.path, code), code != own
        links.append(LanguageLink(code, name, url, code == current, missing))
    return links


def _source_pages_at(request: HttpRequest, path: str) -> PageQuerySet:
    """Return the source pages (one or none) whose translations would be at `path`.

    All languages share slugs, so the path without its language is the source's path, or one that
    it had before: a redirect leads on from that.
    """
    site = Site.find_for_request(request)
    address = address_in(path, settings.LANGUAGE_CODE)
    rest = address.strip("/")
    if site is None or "\x00" in rest:
        return Page.objects.none()
    url_path = f"{site.root_page.url_path}{rest}/" if rest else site.root_page.url_path
    sources = Page.objects.filter(locale_id=default_locale_id())
    if (here := sources.filter(url_path=url_path)).exists():
        return here
    left = Redirect.get_for_site(site).filter(old_path=Redirect.normalise_path(address))
    return sources.filter(pk__in=left.values("redirect_page"))


def page_at(request: HttpRequest, path: str) -> Page | None:
    """Return the public source page that a translation at `path` would belong to, or None."""
    return unrestricted(_source_pages_at(request, path).live()).specific().first()


def was_public_at(request: HttpRequest, path: str) -> bool:
    """Return whether a page at `path` was public once and is offline now."""
    pages = _source_pages_at(request, path).filter(live=False, first_published_at__isnull=False)
    return unrestricted(pages).exists()
