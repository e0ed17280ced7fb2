"""The player on a page: in its own language, and the video in sign language."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from hub.recordings.pages import length_in_words

if TYPE_CHECKING:
    from hub.recordings.pages import RecordedPage


def of_page(page: "RecordedPage", request: HttpRequest) -> dict[str, object]:
    """Return what `recordings/here.html` shows, nothing without any recording."""
    spoken, signed = page.spoken_in(page.lang), page.signed
    return {
        "spoken": spoken,
        "spoken_length": length_in_words(spoken["document"]) if spoken else "",
        "signed": signed,
        "signed_length": length_in_words(signed["document"]) if signed else "",
    }
