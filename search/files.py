"""The index follows the files: their text is read by the queue, and their pages are noted."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django_tasks import TaskResult, task
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from hub.assets.models import HubDocument
from search.extraction import READERS
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


def read_unread() -> None:
    """Have the files read of which no text is known: they may be of a kind that was not read yet."""
    documents = HubDocument.objects.filter(
        reduce(or_, (Q(file__iendswith=f".{kind}") for kind in READERS))
    ).exclude(pk__in=FileText.objects.exclude(text="").values("document"))
    for key in documents.values_list("pk", flat=True):
        read_file.enqueue(key)


def note_pages_offering(documents: Iterable[HubDocument]) -> None:
    """Note the families of the pages that offer `documents`."""
    note({key for document in documents for key in families_naming(document)})


def families_naming(instance: Model) -> Iterable[UUID]:
    """Return the translation keys of the pages that refer to `instance`."""
    pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(instance).filter(base_content_type=pages)
    ids = {int(key) for key in references.values_list("object_id", flat=True)}
    return _families(Page.objects.filter(pk__in=ids))


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
