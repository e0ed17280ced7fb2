"""Pictures that may be given away: public, agreed to by who is on them, and opened by a consent."""

from collections.abc import Iterable
from urllib.parse import urljoin

from django.conf import settings

from groups.models import GroupPage
from hub.assets.models import HubImage, HubRendition

SPEC = "width-1200|format-webp"  # one of those made as soon as a picture is there


class Photos:
    """Addresses of the open pictures of some groups, in two queries."""

    def __init__(self, pages: Iterable[GroupPage]) -> None:
        """Look at `pages` (sources)."""
        opened = [page for page in pages if page.open_photos]
        self.keys = {page.pk: photo_keys(page) for page in opened}
        wanted = {key for keys in self.keys.values() for key in keys}
        wanted |= {page.logo_id for page in opened if page.logo_id}
        agreed = set(
            HubImage.objects.filter(pk__in=wanted, consent=True).values_list("pk", flat=True)
        )
        made = HubRendition.objects.filter(image_id__in=agreed, filter_spec=SPEC)
        self.addresses = {row.image_id: urljoin(settings.BASE_URL, row.url) for row in made}

    def of(self, page: GroupPage) -> list[str]:
        """Return the addresses of the photos of `page`."""
        keys = self.keys.get(page.pk, [])
        return [self.addresses[key] for key in keys if key in self.addresses]

    def logo(self, page: GroupPage) -> str:
        return self.addresses.get(page.logo_id, "") if page.open_photos else ""


def photo_keys(page: GroupPage) -> list[int]:
    """Return the keys of the photos of a group, without asking the database."""
    return [photo["value"]["image"]["image"] for photo in page.photos.raw_data]
