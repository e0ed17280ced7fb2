"""The first page of a new hub, and the Site record after BASE_URL."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from home.models import HomePage
from hub.core.locales import default_locale_id


def run() -> None:
    home = HomePage.objects.filter(locale_id=default_locale_id(), depth=2).first() or _new_home()
    _write_site(home)


def _new_home() -> HomePage:
    """Put an empty home page in the place of Wagtail's welcome page."""
    root = Page.get_first_root_node()
    home = HomePage(
        title=settings.WAGTAIL_SITE_NAME,
        slug="hub",
        locale_id=default_locale_id(),
        hub_name=settings.WAGTAIL_SITE_NAME,
    )
    root.add_child(instance=home)
    return home


def _write_site(home: HomePage) -> None:
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    wanted = {
        "hostname": address.hostname,
        "port": port,
        "root_page_id": home.pk,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    if any(getattr(site, name) != value for name, value in wanted.items()):
        welcome = site.root_page if site.root_page_id not in (None, home.pk) else None
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
        if welcome is not None and welcome.specific_class is Page:
            welcome.delete()
