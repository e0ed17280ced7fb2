"""The text of PDF and Word files, by which the pages that offer them are found."""

import logging

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from hub.assets.models import HubDocument
from hub.core import bounded
from search import extraction
from search.models import FileText

logger = logging.getLogger("search")
MAX_BYTES = 20 * 1024 * 1024
PATIENCE = 300  # seconds: nobody waits for what the queue reads
PROGRAM = extraction.__file__


def text_of(document: HubDocument) -> str:
    """Return the text of a PDF or Word file, "" of what is neither or cannot be read in time."""
    kind = document.file_extension.lower()
    if kind not in extraction.READERS:
        return ""
    try:
        if document.file.size > MAX_BYTES:
            return ""
        with document.file.open("rb") as file:
            content = file.read()
        return _extracted(kind, content)
    except (OSError, bounded.CannotRead) as error:
        logger.warning("The text of document %s cannot be read: %s", document.pk, type(error))
        return ""


def _extracted(kind: str, content: bytes) -> str:
    """Return the text of a file's `content`, read by a process with bounds of its own.

    Raises:
        bounded.CannotRead: it is broken or encrypted, or asks for too much.
        bounded.Busy: no turn came.
    """
    text = bounded.read(PROGRAM, content, kind, patience=PATIENCE)
    return text.decode("utf-8", "replace").replace("\x00", "")


def file_texts(page: Page) -> list[str]:
    """Return title and text of each file that `page` offers to everyone."""
    documents = ContentType.objects.get_for_model(HubDocument)
    references = ReferenceIndex.get_references_for_object(page).filter(to_content_type=documents)
    ids = {int(key) for key in references.values_list("to_object_id", flat=True)}
    if not ids:
        return []
    files = FileText.objects.filter(document__in=ids).select_related("document__collection")
    return [
        f"{file.document.title}\n{file.text}"
        for file in files.order_by("pk")
        if not file.document.collection.get_view_restrictions()
    ]
