"""The frame round every page: the hub's names, the desk, the demonstration's mark."""

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Site

from hub.assets.renditions import shared_address
from hub.core.locales import active_language
from hub.core.version import cached_for_content, content_version
from hub.pages.listing import localise
from hub.pages.models import HubSettings


def read_frame(site: Site | None, language: str) -> dict[str, object]:
    """Return the frame's values in `language`."""
    settings = HubSettings.load()
    share_image = settings.default_share_image
    values = {
        "is_demonstration": settings.is_demonstration,
        "share_image_url": shared_address(share_image) if share_image else "",
    }
    if site:
        (home,) = localise([site.root_page.specific], language)
        values |= {"home_url": home.get_url(), **home.frame_values()}
    return values


def frame_without_request(language: str) -> dict[str, object]:
    """Return the frame's values for what is made without a visitor, such as a PDF."""
    return read_frame(Site.objects.filter(is_default_site=True).first(), language)


class Frame:
    """Lazy: error pages and addresses that show no frame cost no query."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @classmethod
    def of(cls, request: HttpRequest) -> "Frame":
        if not hasattr(request, "hub_frame"):
            request.hub_frame = cls(request)
        return request.hub_frame

    @property
    def version(self) -> int:
        """The content version, for keys of cached fragments."""
        return content_version(self.request)

    @cached_property
    def values(self) -> dict[str, object]:
        """Plain values, cached under (content version, language)."""
        language = active_language()
        try:
            return cached_for_content(
                self.request, f"frame:{language}", lambda: self._read(language)
            )
        except AttributeError as error:  # Python would ask __getattr__ then, and that this again
            raise RuntimeError("The frame cannot be read.") from error

    def _read(self, language: str) -> dict[str, object]:
        return read_frame(Site.find_for_request(self.request), language)

    def __getattr__(self, name: str) -> object:
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None
