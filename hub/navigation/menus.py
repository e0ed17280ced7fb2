"""Menus of wagtailmenus as plain values, cached under (content version, menu, language)."""

from django.db.models import Model
from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtailmenus.models import FlatMenu, MainMenu

from hub.core.locales import active_language, locale_codes
from hub.core.version import cached_for_content
from hub.pages.links import link_targets
from hub.pages.listing import localise


def menu_items(request: HttpRequest, handle: str) -> list[dict]:
    """Return the items {title, url, lang, current} of a menu for the active language.

    `handle` is "main" or a flat menu's handle. Pages are shown in the language where they are
    translated, else in Japanese with their `lang`; pages that are not public are left out.
    """
    language = active_language()
    items = cached_for_content(
        request, f"menu:{handle}:{language}", lambda: _read(request, handle, language)
    )
    path = request.path
    return [item | {"current": path.startswith(item["url"])} for item in items]


def _menu(site: Site, handle: str, language: str) -> Model | None:
    if handle == "main":
        return MainMenu.get_for_site(site)
    own = f"{handle}-{language}"
    menus = FlatMenu.objects.filter(site=site, handle__in=[own, handle])
    found = {menu.handle: menu for menu in menus}
    return found.get(own) or found.get(handle)


def _read(request: HttpRequest, handle: str, language: str) -> list[dict]:
    site = Site.find_for_request(request)
    menu = _menu(site, handle, language) if site else None
    if menu is None:
        return []
    rows = list(menu.get_menu_items_manager().select_related("link_page"))
    targets = link_targets([row.link_page for row in rows if row.link_page_id])
    items = []
    for row in rows:
        if page := targets.get(row.link_page_id):
            items.append({"title": page.title, "url": page.get_url(request), "lang": page.lang})
        elif row.link_url:
            items.append({"title": row.link_text, "url": row.link_url, "lang": language})
    return items


def breadcrumbs(request: HttpRequest, page: Page) -> list[dict]:
    """Return {title, url, lang} of the pages above `page` from home on, and of itself (no url)."""
    key = f"trail:{page.path[: -page.steplen]}:{active_language()}"
    above = cached_for_content(request, key, lambda: _read_above(request, page))
    return [*above, {"title": page.title, "url": "", "lang": page.lang}]


def _read_above(request: HttpRequest, page: Page) -> list[dict]:
    site = Site.find_for_request(request)
    root_depth = site.root_page.depth if site else 2
    above = page.get_ancestors().filter(depth__gte=root_depth).live()
    if page.lang != active_language():  # a page, or a form about it, that its reader has not got
        above = localise(above, active_language(), for_cards=False)
    return [
        {
            "title": ancestor.title,
            "url": ancestor.get_url(request),
            "lang": locale_codes()[ancestor.locale_id],
        }
        for ancestor in above
    ]
