"""The text of PDF and Word files, so that the pages that offer them are found by it."""

import io
import logging
import zipfile
from collections.abc import Iterable
from uuid import UUID
from xml.etree import ElementTree

from django.contrib.contenttypes.models import ContentType
from django_tasks import task
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from wagtail.models import Page, ReferenceIndex

from assets.models import HubDocument
from search.models import FileText

logger = logging.getLogger("search")
MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 300
MOST_TEXT = 100_000
WORD_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
UNREADABLE = (PyPdfError, OSError, ValueError, KeyError, zipfile.BadZipFile, ElementTree.ParseError)


@task()
def read_file(document_id: int) -> None:
    """Keep the text of a document and have the pages that offer it indexed again."""
    from search.updates import note

    document = HubDocument.objects.filter(pk=document_id).first()
    if document is None:
        return
    text = text_of(document)
    if FileText.objects.filter(document=document, text=text).exists():
        return
    FileText.objects.update_or_create(document=document, defaults={"text": text})
    note(_families_offering(document))


def text_of(document: HubDocument) -> str:
    """Return the text of a PDF or Word file, "" of what is neither or cannot be read."""
    extractor = {"pdf": _pdf, "docx": _docx}.get(document.file_extension.lower())
    try:
        if extractor is None or document.file.size > MOST_BYTES:
            return ""
        with document.file.open("rb") as file:
            text = extractor(io.BytesIO(file.read()))
    except UNREADABLE as error:
        logger.warning("The text of document %s cannot be read: %s", document.pk, type(error))
        return ""
    return text.replace("\x00", "")[:MOST_TEXT]


def _pdf(file: io.BytesIO) -> str:
    parts: list[str] = []
    for page in PdfReader(file).pages[:MOST_PAGES]:
        parts.append(page.extract_text())
        if sum(map(len, parts)) > MOST_TEXT:
            break
    return "\n".join(parts)


def _docx(file: io.BytesIO) -> str:
    with zipfile.ZipFile(file) as archive:
        info = archive.getinfo("word/document.xml")
        if info.file_size > MOST_BYTES:
            return ""
        root = ElementTree.fromstring(archive.read(info))  # noqa: S314 - bounded, no entities kept
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(WORD_TEXT))
        for paragraph in root.iter(WORD_PARAGRAPH)
    )


def file_texts(page: Page) -> list[str]:
    """Return title and text of each file that `page` offers."""
    documents = ContentType.objects.get_for_model(HubDocument)
    references = ReferenceIndex.get_references_for_object(page).filter(to_content_type=documents)
    ids = {int(key) for key in references.values_list("to_object_id", flat=True)}
    if not ids:
        return []
    files = FileText.objects.filter(document__in=ids).select_related("document").order_by("pk")
    return [f"{file.document.title}\n{file.text}" for file in files]


def _families_offering(document: HubDocument) -> Iterable[UUID]:
    pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(document).filter(base_content_type=pages)
    ids = {int(key) for key in references.values_list("object_id", flat=True)}
    return Page.objects.filter(pk__in=ids).values_list("translation_key", flat=True)


def document_saved(instance: HubDocument, **kwargs: object) -> None:
    """Signal receiver: read it soon."""
    read_file.enqueue(instance.pk)
