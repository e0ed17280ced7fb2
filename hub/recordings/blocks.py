"""A page as people read it aloud, one recording for a language, and in sign language."""

from collections import Counter

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from hub.assets.models import HubDocument
from hub.assets.recordings import SOUNDS, VIDEOS

HTTPS = _("Please write an address that begins with https://.")


def is_one_of(document: HubDocument, kinds: tuple[str, ...]) -> bool:
    return document.file_extension.lower() in kinds


class SpokenBlock(blocks.StructBlock):
    language = blocks.ChoiceBlock(
        choices=settings.LANGUAGES, label=_("Language"), search_index=False
    )
    document = DocumentChooserBlock(label=_("Recording (MP3 or M4A)"))
    reader = blocks.CharBlock(label=_("Who reads"), max_length=80)

    def clean(self, value):
        cleaned = super().clean(value)
        if not is_one_of(cleaned["document"], SOUNDS):
            wrong = {"document": ValidationError(_("Please choose an MP3 or M4A file."))}
            raise blocks.StructBlockValidationError(wrong)
        return cleaned

    class Meta:
        icon = "media"
        label = _("Recording")


class SignedBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Video (MP4)"), required=False)
    url = blocks.URLBlock(
        label=_("Or the address of the video"),
        required=False,
        help_text=_("A link leads to it; nothing is loaded from elsewhere."),
    )
    signer = blocks.CharBlock(label=_("Who signs"), max_length=80)

    def clean(self, value):
        cleaned = super().clean(value)
        document, url = cleaned["document"], cleaned["url"]
        wrong = {}
        if not document and not url:
            wrong["document"] = ValidationError(_("Please choose a video or write its address."))
        elif document and not is_one_of(document, VIDEOS):
            wrong["document"] = ValidationError(_("Please choose an MP4 file."))
        if url and not url.startswith("https://"):
            wrong["url"] = ValidationError(HTTPS)
        if wrong:
            raise blocks.StructBlockValidationError(wrong)
        return cleaned

    class Meta:
        icon = "media"
        label = _("Sign language")


class RecordingsBlock(blocks.StreamBlock):
    spoken = SpokenBlock()
    signed = SignedBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        spoken = Counter(one.value["language"] for one in cleaned if one.block_type == "spoken")
        if any(number > 1 for number in spoken.values()):
            raise blocks.StreamBlockValidationError(
                non_block_errors=[_("A page has one recording for a language.")]
            )
        return cleaned

    class Meta:
        block_counts = {"signed": {"max_num": 1}}
        required = False
