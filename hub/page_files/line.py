"""The line on a page that is shown though the hub cannot be asked: how old it is."""

from django.template.loader import render_to_string
from django.utils import timezone

# Where the content begins (base.html).
MAIN = b'<main id="main" tabindex="-1">'


def with_line(page: bytes) -> bytes:
    """Return `page`, made now in the active language, with the line above its content."""
    line = render_to_string("page_files/line.html", {"made_at": timezone.now()})
    return page.replace(MAIN, MAIN + line.encode(), 1)
