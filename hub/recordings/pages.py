"""Pages that people may hear and see signed; their text is the transcript."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from hub.assets.models import HubDocument
from hub.pages.fields import BodyField
from hub.recordings.blocks import RecordingsBlock


class RecordedPage(models.Model):
    """Abstract. Recordings of all languages are data of the source page, and approved with it."""

    recordings = BodyField(
        RecordingsBlock(),
        verbose_name=_("recordings and sign language"),
        blank=True,
        help_text=_("Read what the page says: its text is what people read who cannot hear."),
    )

    class Meta:
        abstract = True

    def spoken_in(self, language: str):
        """Return the recording in a language as its block's value, None without any."""
        spoken = (block.value for block in self.source.recordings if block.block_type == "spoken")
        return next((value for value in spoken if value["language"] == language), None)

    @property
    def signed(self):
        """The video in sign language as its block's value, None without any."""
        blocks = (block for block in self.source.recordings if block.block_type == "signed")
        return next((block.value for block in blocks), None)


def recorded_page_types() -> list[type[Page]]:
    """Return the page types of all rooms that may have recordings."""
    return [model for model in _below(RecordedPage) if not model._meta.abstract]


def _below(model: type[models.Model]) -> list[type[models.Model]]:
    return [one for child in model.__subclasses__() for one in (child, *_below(child))]


def length_in_words(document: HubDocument | None) -> str:
    """Return how long a recording is, in minutes and seconds: 3:07; "" where it is not known."""
    if document is None or document.seconds is None:
        return ""
    minutes, seconds = divmod(document.seconds, 60)
    return f"{minutes}:{seconds:02}"
