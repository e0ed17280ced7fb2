"""The lines above every page."""

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.disaster.models import Banner
from hub.disaster.services import present_state
from hub.disaster.shelf import home_path
from hub.pages.links import link_targets

Bar = dict[str, object]


def bars(language: str) -> list[Bar]:
    """Return title and address of each line, the most urgent first."""
    state = present_state()
    found: list[Bar] = []
    if state and state.is_shown(timezone.now()):
        title = _("This is a drill. Nothing has happened.") if state.is_drill else ""
        title = title or _("A disaster has happened. Read this first.")
        found.append({"title": title, "url": home_path(language), "is_urgent": True})
    banners = list(Banner.objects.of_today().select_related("page"))
    targets = link_targets([banner.page for banner in banners])
    for banner in banners:
        if page := targets.get(banner.page_id):
            lang = page.lang if page.lang != language else ""
            found.append({"title": page.title, "url": page.url, "language": lang})
    return found
