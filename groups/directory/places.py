"""The results as places on a map: only positions that the group made public."""

from typing import TYPE_CHECKING

from wagtail.models import Page

from groups.privacy import PUBLIC_CHOICES, PublicContact
from hub.core.locales import default_locale_id, locale_codes, locale_ids
from hub.languages.addresses import Addresses
from hub.pages.maps import collection, point

if TYPE_CHECKING:
    from groups.directory.results import Results
    from groups.models import GroupPage

# A map with more than this says nothing; it states that the rest is left out.
MAX_PLACES = 2000
NEEDED = (
    "locale_id",
    "translation_key",
    "title",
    "url_path",
    "position_precision",
    "activity_status",
    *PUBLIC_CHOICES,
    *dict.fromkeys(PUBLIC_CHOICES.values()),
)


def places(results: "Results") -> dict[str, object]:
    """Return the GeoJSON of the results that have a public position, in the page's language."""
    groups = results.groups().filter(position_public=True).exclude(latitude=None)
    groups = list(groups.in_kana_order().only(*NEEDED)[: MAX_PLACES + 1])
    shown = groups[:MAX_PLACES]
    pages = _localised(shown, results.directory.lang)
    addresses = Addresses()
    features = [
        _place(group, page, addresses.path_of(page), results.directory.lang)
        for group, page in zip(shown, pages, strict=True)
    ]
    return collection(features, truncated=len(groups) > len(shown))


def _localised(groups: "list[GroupPage]", language: str) -> "list[GroupPage] | list[Page]":
    """Return each group's page in `language`, itself where it has none."""
    locale_id = locale_ids()[language]
    if locale_id == default_locale_id():
        return groups
    keys = [group.translation_key for group in groups]
    translated = Page.objects.live().filter(locale_id=locale_id, translation_key__in=keys)
    pages = {page.translation_key: page for page in translated}
    return [pages.get(group.translation_key, group) for group in groups]


def _place(group: "GroupPage", page: Page, url: str, language: str) -> dict[str, object]:
    contact = PublicContact.of(group)
    properties = {
        "name": page.title,
        "url": url,
        "precision": group.position_precision,
    }
    own = locale_codes()[page.locale_id]
    if own != language:
        properties["lang"] = own
    return point(contact.latitude, contact.longitude, **properties)
