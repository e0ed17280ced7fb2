"""Which slugs a page may not have."""

import re

from django.conf import settings
from django.utils.translation import gettext as _

# First parts of addresses that belong to views; kept equal to config.urls by a system check.
RESERVED_FIRST_SLUGS = frozenset(
    {
        "accounts",
        "admin",
        "api",
        "django-admin",
        "documents",
        "easy",
        "favicon.ico",
        "enquiry",
        "feedback",
        "wish",
        "feeds",
        "healthz",
        "leaflets",
        "manifest.webmanifest",
        "media",
        "mistakes",
        "mypage",
        "opendata",
        "reading",
        "reading.css",
        "robots.txt",
        "search",
        "share",
        "sitemap.xml",
        "static",
        "terms",
    }
)
LANGUAGE_LIKE = re.compile(r"^[a-z]{2,3}(-[a-z0-9]+){0,2}$")


def reserved_slug_reason(slug: str, depth: int) -> str:
    """Return why a page at `depth` (1 = right below a home page) may not have `slug`, or "".

    Japanese has no prefix, so a first-level slug that Django reads as a language — the codes
    themselves, and any `xx-something` whose first part is one of them — would answer 404.
    """
    if depth != 1:
        return ""
    if slug in RESERVED_FIRST_SLUGS:
        return _("This address is used by the site itself. Please choose another.")
    languages = {code.split("-")[0] for code, _name in settings.LANGUAGES}
    if LANGUAGE_LIKE.match(slug) and slug.split("-")[0] in languages:
        return _("This address would be taken for a language. Please choose another.")
    return ""
