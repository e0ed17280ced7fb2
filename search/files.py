"""The text of PDF and Word files, so that the pages that offer them are found by it."""

import logging
import subprocess
import sys
from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django_tasks import TaskResult, task
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from hub.assets.models import HubDocument
from search import extraction
from search.models import FileText

logger = logging.getLogger("search")
MAX_BYTES = 20 * 1024 * 1024
MAX_SECONDS = 30
PROGRAM = extraction.__file__
REFERENCES_RENEWED = "wagtail.tasks.update_reference_index_task"


@task()
def read_file(document_id: int) -> None:
    """Keep the text of a document and have the pages that offer it indexed again."""
    document = HubDocument.objects.filter(pk=document_id).first()
    if document is None:
        return
    text = text_of(document)
    if FileText.objects.filter(document=document, text=text).exists():
        return
    FileText.objects.update_or_create(document=document, defaults={"text": text})
    note_pages_offering([document])


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
    except (OSError, subprocess.SubprocessError) as error:
        logger.warning("The text of document %s cannot be read: %s", document.pk, type(error))
        return ""


def _extracted(kind: str, content: bytes) -> str:
    """Return the text of a file's `content`, read by a process with bounds of its own.

    Raises:
        subprocess.SubprocessError: it is broken or encrypted, or asks for too much.
    """
    done = subprocess.run(  # noqa: S603 - our own program, the file comes by its input
        [sys.executable, "-I", PROGRAM, kind],
        input=content,
        capture_output=True,
        timeout=MAX_SECONDS,
        check=True,
    )
    return done.stdout.decode("utf-8", "replace").replace("\x00", "")


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


def note_pages_offering(documents: Iterable[HubDocument]) -> None:
    """Note the families of the pages that offer `documents`."""
    from search.updates import note

    pages = ContentType.objects.get_for_model(Page)
    ids: set[int] = set()
    for document in documents:
        references = ReferenceIndex.get_references_to(document).filter(base_content_type=pages)
        ids |= {int(key) for key in references.values_list("object_id", flat=True)}
    note(_families(Page.objects.filter(pk__in=ids)))


def _families(pages: QuerySet) -> Iterable[UUID]:
    return pages.values_list("translation_key", flat=True)


def document_saved(instance: HubDocument, **kwargs: object) -> None:
    """Signal receiver: read it soon."""
    read_file.enqueue(instance.pk)


def task_finished(task_result: TaskResult, **kwargs: object) -> None:
    """Signal receiver: which files a page offers is known only once the queue has looked."""
    from search.updates import note

    if task_result.task.module_path != REFERENCES_RENEWED:
        return
    app_label, model_name, key = task_result.args
    if issubclass(apps.get_model(app_label, model_name), Page):
        note(_families(Page.objects.filter(pk=key)))


def collection_restricted(instance: CollectionViewRestriction, **kwargs: object) -> None:
    """Signal receiver: who may fetch the files of a collection has changed."""
    collections = instance.collection.get_descendants(inclusive=True)
    note_pages_offering(HubDocument.objects.filter(collection__in=collections))
