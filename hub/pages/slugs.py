"""Which slugs a page may not have."""

import functools
import re

from django.conf import settings
from django.utils.translation import gettext as _

from hub.core.addresses import first_parts

# Addresses that no view has yet, or that the web server answers by itself.
KEPT_FREE = frozenset({"django-admin", "share", "static", "terms"})
LANGUAGE_LIKE = re.compile(r"^[a-z]{2,3}(-[a-z0-9]+){0,2}$")


@functools.cache
def reserved_first_slugs() -> frozenset[str]:
    """Return the first parts of addresses that belong to views: what each room's urls bring."""
    return KEPT_FREE | {part.word for part in first_parts()}


def reserved_slug_reason(slug: str, depth: int) -> str:
    """Return why a page at `depth` (1 = right below a home page) may not have `slug`, or "".

    Japanese has no prefix, so a first-level slug that Django reads as a language — the codes
    themselves, and any `xx-something` whose first part is one of them — would answer 404.
    """
    if depth != 1:
        return ""
    if slug in reserved_first_slugs():
        return _("This address is used by the site itself. Please choose another.")
    languages = {code.split("-")[0] for code, _name in settings.LANGUAGES}
    if LANGUAGE_LIKE.match(slug) and slug.split("-")[0] in languages:
        return _("This address would be taken for a language. Please choose another.")
    return ""
