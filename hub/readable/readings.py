"""Which readings hold now: the table of staff, and the names that rooms know the sound of."""

import threading
from collections.abc import Callable, Iterable

from django.http import HttpRequest

from hub.core.version import cached_for_content
from hub.readable.furigana.reader import Reader
from hub.readable.furigana.segments import KANJI_RUN, goes_with, hiragana
from hub.readable.models import Reading

# Rooms add what yields (a name as written, its kana): names with a kana field of their own.
names: list[Callable[[], Iterable[tuple[str, str]]]] = []

_lock = threading.Lock()
_kept: tuple[dict[str, str], Reader] | None = None


def settled() -> dict[str, str]:
    """Return {as written: hiragana}; the table of staff stands above names."""
    found = {}
    for of_room in names:
        for written, kana in of_room():
            reading = hiragana(kana.replace(" ", "").replace("　", ""))
            if KANJI_RUN.search(written) and goes_with(written, reading):
                found[written] = reading
    return found | dict(Reading.objects.values_list("written", "reading"))


def reader_for(request: HttpRequest) -> Reader:
    """Return what reads the texts of an answer, the same one for as long as no reading changes."""
    return _reader(cached_for_content(request, "readings", settled))


def present_reader() -> Reader:
    """Return what reads texts now."""
    return _reader(settled())


def _reader(readings: dict[str, str]) -> Reader:
    """Return what reads by `readings`; it keeps what it has read."""
    global _kept
    with _lock:
        if _kept is None or _kept[0] != readings:
            _kept = (readings, Reader(readings))
        return _kept[1]
