"""The index follows the files: their text is read by the queue, and their pages are noted."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django_tasks import TaskResult, task
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from hub.assets.models import HubDocument
from search.file_texts import text_of
from search.models import FileText
from search.updates import note

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


def note_pages_offering(documents: Iterable[HubDocument]) -> None:
    """Note the families of the pages that offer `documents`."""
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
    if task_result.task.module_path != REFERENCES_RENEWED:
        return
    app_label, model_name, key = task_result.args
    if issubclass(apps.get_model(app_label, model_name), Page):
        note(_families(Page.objects.filter(pk=key)))


def collection_restricted(instance: CollectionViewRestriction, **kwargs: object) -> None:
    """Signal receiver: who may fetch the files of a collection has changed."""
    collections = instance.collection.get_descendants(inclusive=True)
    note_pages_offering(HubDocument.objects.filter(collection__in=collections))
