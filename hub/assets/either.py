"""A PDF or a picture, whichever somebody has: told apart by the content."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from hub.assets.intake import ACCEPT as PICTURES
from hub.assets.intake import UNREADABLE, clean_picture
from hub.assets.papers import clean_paper
from hub.text.file_names import file_stem

ACCEPT = f".pdf,application/pdf,{PICTURES}"
PDF_BEGINS = b"%PDF-"
MAX_STEM = 80


def clean_pdf_or_picture(file: File) -> ContentFile:
    """Return a safe copy under the name that its sender gave it, ended as its content is.

    Raises:
        ValidationError: it is too big, or neither a harmless PDF nor a picture.
    """
    file.seek(0)
    if file.read(len(PDF_BEGINS)) == PDF_BEGINS:
        return clean_paper(file, kinds=("pdf",))
    try:
        picture = clean_picture(file)
    except ValidationError as error:
        if error.code != UNREADABLE:
            raise
        raise ValidationError(
            _("We cannot read this file. Please choose a PDF or a picture (JPEG, PNG, WebP, HEIC).")
        ) from error
    stem = file_stem(PurePath(file.name or "").stem, MAX_STEM) or "photo"
    picture.name = stem + PurePath(picture.name).suffix
    return picture
