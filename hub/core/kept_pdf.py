"""PDFs that everybody may ask for: each made once, one at a time, and kept under what it says."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import ClassVar

from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.utils.functional import cached_property

from hub.core.pdf import html_to_pdf

KEPT_FOR = 30 * 24 * 60 * 60
LOCK = "pdf:making"
LOCK_FOR = 60  # seconds; a process that died while making one gives the lock free again
PATIENCE = 8.0


class Busy(Exception):
    """Another one is being made: ask again in a few seconds."""


@once
def _style_digest(styles: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in styles:
        digest.update(Path(finders.find(name) or name).read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class KeptPdf:
    """A page, ready to be made into a PDF; subclasses name their `STYLES`.

    `SECONDS` is how long it is kept: a short time for what names somebody.

    The PDF is kept under a digest of all that the page says: a change of whatever it shows makes
    a new one, and nothing needs to be thrown away.
    """

    html: str

    STYLES: ClassVar[tuple[str, ...]] = ()
    PREFIX: ClassVar[str] = "pdf:"
    SECONDS: ClassVar[int] = KEPT_FOR

    @cached_property
    def key(self) -> str:
        text = self.html + _style_digest(self.STYLES)
        return self.PREFIX + hashlib.sha256(text.encode()).hexdigest()

    def kept(self) -> bytes | None:
        return cache.get(self.key)

    def made(self) -> bytes:
        """Make the PDF and keep it.

        Only one is made at a time: many requests keep one core busy, not the whole hub.

        Raises:
            Busy: another one is being made.
            hub.core.pdf.Unavailable: this machine makes no PDF.
        """
        with _alone():
            content = self.kept() or html_to_pdf(self.html, list(self.STYLES))
            cache.set(self.key, content, self.SECONDS)
        return content


@contextmanager
def _alone() -> Iterator[None]:
    """Wait for one's turn, but not for long."""
    deadline = time.monotonic() + PATIENCE
    while not cache.add(LOCK, 1, LOCK_FOR):
        if time.monotonic() > deadline:
            raise Busy
        time.sleep(0.1)
    try:
        yield
    finally:
        cache.delete(LOCK)
