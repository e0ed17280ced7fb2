"""The frame round every page: the hub's names, the desk, the demonstration's mark."""

from collections.abc import Iterator, Mapping

from django.db.models import Q
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from hub.assets.renditions import shared_address
from hub.core.cached import set_cached
from hub.core.locales import active_language, nearest_locale_ids
from hub.core.version import cached_for_content, content_version
from hub.pages.models import HubSettings


def read_frame(site: Site | None, language: str) -> dict[str, object]:
    """Return the frame's values in `language`."""
    settings = HubSettings.objects.select_related("default_share_image").first() or HubSettings()
    share_image = settings.default_share_image
    values = {
        "is_demonstration": settings.is_demonstration,
        "has_map_ground": settings.map_ground is not None,
        "share_image_url": shared_address(share_image) if share_image else "",
    }
    if site:
        home = nearest_home(site.root_page, language)
        values |= {"home_url": home.get_url(), "home_id": home.pk, **home.frame_values()}
    return values


def nearest_home(root: Page, language: str) -> Page:
    """Return the home page nearest to `language`; it knows its source.

    Asked for even where a page is at hand: that was read outside, and no table would be noted.
    """
    nearest = nearest_locale_ids(language)
    nearest = nearest[: nearest.index(root.locale_id) + 1]
    family = root.specific_class.objects.filter(
        Q(live=True) | Q(pk=root.pk),
        translation_key=root.translation_key,
        locale_id__in=nearest,
    )
    pages = {page.locale_id: page for page in family}
    home = next(pages[locale] for locale in nearest if locale in pages)
    set_cached(home, "source", pages[root.locale_id])
    return home


def frame_without_request(language: str) -> dict[str, object]:
    """Return the frame's values for what is made without a visitor, such as a PDF."""
    return read_frame(Site.objects.filter(is_default_site=True).first(), language)


class Frame(Mapping[str, object]):
    """The frame's values by name, read when the first is asked for: error pages and addresses
    that show no frame cost no query.
    """

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @classmethod
    def of(cls, request: HttpRequest) -> "Frame":
        if not hasattr(request, "hub_frame"):
            request.hub_frame = cls(request)
        return request.hub_frame

    @property
    def version(self) -> str:
        """The content version, for keys of cached fragments."""
        return content_version(self.request)

    @property
    def is_inside_only(self) -> bool:
        """Whether what is shown exists for city hall alone (hub.core.switches)."""
        return getattr(self.request, "is_inside_only", False)

    @cached_property
    def _values(self) -> dict[str, object]:
        language = active_language()

        def read() -> dict[str, object]:
            return read_frame(Site.find_for_request(self.request), language)

        return cached_for_content(self.request, f"frame:{language}", read)

    def __getitem__(self, name: str) -> object:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
