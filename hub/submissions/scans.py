"""What backs the desk's typing: the scan of a paper form, kept for the desk alone."""

import uuid

from django.core.files.base import ContentFile, File

from hub.assets.intake import clean_picture
from hub.assets.papers import clean_paper


def clean_scan(file: File) -> ContentFile:
    """Return a safe copy of a PDF or picture, judged by its content, under a name of our own.

    Raises:
        ValidationError: it is too big, or neither a harmless PDF nor a picture.
    """
    file.seek(0)
    is_pdf = file.read(5) == b"%PDF-"
    copy = clean_paper(file, kinds=("pdf",)) if is_pdf else clean_picture(file)
    copy.name = f"{uuid.uuid4()}.{copy.name.rpartition('.')[2]}"
    return copy
