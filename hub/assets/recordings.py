"""Recordings from outside: taken for what they are by their content, and for how long they are."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.assets.busy import too_busy
from hub.core import bounded

SOUNDS, VIDEOS = ("mp3", "m4a"), ("mp4",)
KINDS = SOUNDS + VIDEOS
LARGEST = 35 * 1024 * 1024  # as much as one request may bring, and room for a form
PROGRAM = Path(__file__).parent / "programs" / "recording.py"
UNREADABLE = _("We cannot read this recording. Please save it as MP3, M4A or MP4 once more.")
PLACE = _("This recording says where it was made. Please save it without its place.")


def look_into(content: bytes) -> tuple[str, int]:
    """Return the kind of a recording and its length in seconds.

    Raises:
        ValidationError: it is broken, says where it was made, asks for too much, or no turn came.
    """
    try:
        kind, seconds, fault = bounded.read(str(PROGRAM), content).decode().split()
    except bounded.CannotRead as error:
        raise ValidationError(UNREADABLE) from error
    except bounded.Busy as error:
        raise too_busy() from error
    if fault != "none":
        raise ValidationError(PLACE if fault == "place" else UNREADABLE)
    return kind, int(seconds)
