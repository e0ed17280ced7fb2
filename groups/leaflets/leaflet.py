"""What is on a group's leaflet: public values only, in the requested language."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass

import segno
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.images.models import SourceImageIOError

from groups.leaflets.corners import corners_of
from groups.leaflets.fitting import Fit, shortened
from groups.models import GroupPage
from groups.privacy import PublicContact
from hub.core.wording import enumerated
from hub.pages.listing import localise

MAX_CORNERS = 2
PHOTO = "fill-1200x640|format-jpeg|jpegquality-80"
LOGO = "max-240x240|format-png"


def qr_address(address: str) -> str:
    """Return a QR code of `address` as a `data:` address of an SVG."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=2, omitsize=True)


def _embedded(image, spec: str) -> str:
    """Return a rendition as a `data:` address, or "" if its file is lost."""
    if image is None:
        return ""
    try:
        rendition = image.get_rendition(spec)
        with rendition.file.open("rb") as file:
            data = file.read()
    except (OSError, SourceImageIOError):
        return ""
    kind = "png" if spec.endswith("png") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


@dataclass(frozen=True)
class Leaflet:
    """One sheet. `page` is the group's page in its reader's language, or the Japanese one."""

    page: GroupPage
    size: str
    corners: tuple[str, ...] = ()

    @classmethod
    def of(cls, groups: Iterable[GroupPage], size: str, language: str) -> "list[Leaflet]":
        """Return a leaflet for each of `groups` (source pages), in order."""
        pages = localise(groups, language)
        corners = corners_of(pages, language)
        return [cls(page, size, tuple(corners.get(page.source.pk, ()))) for page in pages]

    @property
    def source(self) -> GroupPage:
        return self.page.source

    @property
    def contact(self) -> PublicContact:
        return self.page.contact

    @property
    def address(self) -> str:
        """The absolute address of the page."""
        return settings.BASE_URL + self.page.get_url()

    @property
    def plain_address(self) -> str:
        """The address as people read it out."""
        return self.address.partition("://")[2].rstrip("/")

    @property
    def qr(self) -> str:
        return qr_address(self.address)

    @cached_property
    def photo(self) -> str:
        first = self.page.first_photo if self.fit.photo_class else None
        return _embedded(first["image"] if first else None, PHOTO)

    @property
    def photo_alt(self) -> str:
        return self.page.main_image_alt

    @property
    def wanted(self) -> list[str]:
        source = self.source
        labels = (
            (source.members_wanted, _("Members wanted")),
            (source.volunteers_wanted, _("Volunteers wanted")),
            (source.beginners_welcome, _("Beginners are welcome")),
        )
        return [label for is_so, label in labels if is_so]

    def facts(self, is_short: bool = False) -> list[tuple[str, str]]:
        """Return (label, text of one or more lines): how to join first, as that is what for."""
        page = self.page
        place = page.meeting_words
        where = [place] if place else [enumerated(page.areas), self.contact.full_address]
        who = [enumerated(page.audiences), page.ages]
        facts = (
            (_("How to join"), page.how_to_join),
            (_("Days and times"), shortened(page.when_active, is_short) or enumerated(page.days)),
            (_("Where"), "\n".join(filter(None, where))),
            (_("For whom"), "\n".join(filter(None, who))),
            (_("Fees"), "\n".join(shortened(cost, is_short) for cost in page.costs_in_words)),
            (_("Languages"), enumerated(page.languages_spoken)),
            (_("Access"), enumerated(page.accessibility_labels)),
            (_("Leaflets lie at"), enumerated(self.corners[:MAX_CORNERS])),
        )
        return [(label, text) for label, text in facts if text]

    @property
    def shown_facts(self) -> list[tuple[str, str]]:
        return self.facts(self.fit.is_short)

    @cached_property
    def fit(self) -> Fit:
        return Fit.of(self, self.size)

    @cached_property
    def logo(self) -> str:
        return _embedded(self.source.logo, LOGO)
