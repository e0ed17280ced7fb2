"""Recordings, as small as they can be."""

from pathlib import Path

from django.conf import settings

SPOKEN = Path(settings.BASE_DIR) / "demonstration/recordings/bosai-bucket.ja.mp3"


def box(kind: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def mp3() -> bytes:
    """Return the first two seconds or so of the demonstration's recording."""
    return SPOKEN.read_bytes()[:8_000]


def film(seconds: int = 61, *, handler: bytes = b"vide", place: bytes = b"") -> bytes:
    """Return an MP4 without pictures; with `handler` b"soun" it is an M4A."""
    times = bytes(4) * 2 + (1000).to_bytes(4, "big") + (seconds * 1000).to_bytes(4, "big")
    head = box(b"mvhd", bytes(4) + times + bytes(80))
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(13))))
    where = box(b"udta", box(b"\xa9xyz", place)) if place else b""
    return box(b"ftyp", b"mp42" + bytes(4)) + box(b"moov", head + track + where)
