"""What backs the desk's typing: the scan of a paper form, kept for the desk alone."""

import uuid

from django.core.files.base import ContentFile, File

from hub.assets.either import clean_pdf_or_picture


def clean_scan(file: File) -> ContentFile:
    """Return a safe copy of a PDF or picture, judged by its content, under a name of our own.

    Raises:
        ValidationError: it is too big, or neither a harmless PDF nor a picture.
    """
    copy = clean_pdf_or_picture(file)
    copy.name = f"{uuid.uuid4()}.{copy.name.rpartition('.')[2]}"
    return copy
