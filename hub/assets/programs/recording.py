"""What a recording from outside is, how long, and what is wrong with it. A program of its own.

usage: recording.py <FILE
It writes the kind (mp3, m4a, mp4 or other), its length in seconds, and the fault (none, broken,
place).
"""

import io
import sys

from tinytag import TinyTag
from tinytag.tinytag import TinyTagException

BROKEN = (TinyTagException, ValueError, KeyError, IndexError, OverflowError, MemoryError)
# Where a phone writes into a film where it was made (QuickTime's user data and metadata, 3GPP).
PLACES = (b"\xa9xyz", b"com.apple.quicktime.location", b"loci")


def kind_of(content: bytes) -> str:
    """Return what the first letters of a file say that it is."""
    if content.startswith(b"ID3") or (content[:1] == b"\xff" and content[1:2] >= b"\xe0"):
        return "mp3"
    if content[4:8] != b"ftyp":
        return "other"
    return "mp4" if b"vide" in content else "m4a"  # the handler of a track of pictures


def look_into(content: bytes) -> tuple[str, int, str]:
    """Return kind, seconds and fault of a recording."""
    kind = kind_of(content)
    if kind == "other":
        return kind, 0, "none"
    try:
        seconds = TinyTag.get(file_obj=io.BytesIO(content), tags=False).duration
    except BROKEN:
        seconds = None
    if not seconds:
        return kind, 0, "broken"
    says_where = kind != "mp3" and any(name in content for name in PLACES)
    return kind, max(1, round(seconds)), "place" if says_where else "none"


if __name__ == "__main__":
    sys.stdout.write("{} {} {}".format(*look_into(sys.stdin.buffer.read())))
