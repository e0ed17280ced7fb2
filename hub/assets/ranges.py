"""A part of a file, for whoever asks for one (RFC 9110, 14)."""

import re

from django.core.files.base import File
from django.http import HttpResponse

# What one answer holds at most; who wants more asks for what follows.
LARGEST = 2 * 1024 * 1024
ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def part_of(file: File, asked: str, content_type: str) -> HttpResponse | None:
    """Return the part of a file that a header asks for.

    Args:
        file: as a model's field holds it.
        asked: the header `Range`.
        content_type: of the whole file.

    Returns:
        None where the header is none that we answer in parts: the whole file is right then.
    """
    found = ONE_RANGE.fullmatch(asked.strip())
    if not found or found.groups() == ("", ""):
        return None
    size = file.size
    first, last = found.groups()
    if first:
        start, end = int(first), min(int(last) if last else size, size - 1)
        if last and int(last) < start:
            return None
    else:
        start, end = max(0, size - int(last)), size - 1
    if start >= size or end < start:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    end = min(end, start + LARGEST - 1)
    with file.open() as opened:
        opened.seek(start)
        content = opened.read(end - start + 1)
    headers = {"Content-Range": f"bytes {start}-{end}/{size}", "Accept-Ranges": "bytes"}
    return HttpResponse(content, content_type, status=206, headers=headers)
