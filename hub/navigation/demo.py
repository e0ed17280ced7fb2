"""The menus of the demonstration."""

from wagtail.models import Site
from wagtailmenus.models import FlatMenu, FlatMenuItem, MainMenu, MainMenuItem

from hub.core.rooms import modules_named
from hub.pages.demo_registry import read_yaml

SECTIONS = ["groups", "join", "stories", "news", "manual", "wakuwaku"]


def sections() -> list[str]:
    """Return the pages of the main menu; a room's `demo` adds its own by `MENU_AFTER`.

    `MENU_AFTER` is {path of its page: path of the page after which it stands}.
    """
    found = list(SECTIONS)
    for demo in modules_named("demo"):
        for path, before in getattr(demo, "MENU_AFTER", {}).items():
            found.insert(found.index(before) + 1, path)
    return found


def finish(demo) -> None:
    """Make the main menu and the footer's, unless they have items already."""
    site = Site.objects.get(is_default_site=True)
    main = MainMenu.get_for_site(site)
    if not main.get_menu_items_manager().exists():
        for order, path in enumerate(sections()):
            MainMenuItem.objects.create(menu=main, link_page=demo.page(path), sort_order=order)
    footer, created = FlatMenu.objects.get_or_create(
        site=site, handle="footer", defaults={"title": "フッター"}
    )
    if created:
        pages = read_yaml("home/demo/pages.yaml")["pages"]
        paths = [entry["slug"] for entry in pages if entry.get("footer")]
        for order, path in enumerate(paths):
            FlatMenuItem.objects.create(menu=footer, link_page=demo.page(path), sort_order=order)
