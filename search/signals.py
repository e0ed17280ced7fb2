"""Which changes the index follows. All are noted in the transaction that makes them."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.db.models.signals import post_delete, post_save
from django_tasks.signals import task_finished
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move

from hub.assets.models import HubDocument
from hub.core.models import Switch
from hub.core.switched_pages import pages_of_part
from hub.pages.checks import page_types
from hub.pages.models import ActivityField, Area, BasePage, Department, Need
from hub.pages.search_registry import kinds
from search import files, mirror, promoted, synonyms_cache
from search.models import DictionaryWord, PromotedResult, SearchEntry, Synonym
from search.updates import note

# What saving a draft writes; the public page stays as it was.
DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
    "go_live_at",
    "expire_at",
}


def page_saved(instance: BasePage, update_fields=None, **kwargs: object) -> None:
    if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
        note([instance.translation_key, *_naming(instance)])


def _naming(page: BasePage) -> Iterable[UUID]:
    """Return the families that name `page`, if it has another title than the index knows."""
    others = SearchEntry.objects.filter(page=page.pk).exclude(title=page.title)
    return files.families_naming(page.source) if others.exists() else ()


def department_changed(instance: Department, **kwargs: object) -> None:
    """Its pages show its name and number."""
    note(files.families_naming(instance))


def page_deleted(instance: BasePage, **kwargs: object) -> None:
    note([instance.translation_key])
    mirror.note([instance.pk])  # its entry is gone with it


def branch_changed(page: Page) -> None:
    """Who may see `page` and what is below it may have changed."""
    note(_keys_below(page))


def page_moved(instance: Page, **kwargs: object) -> None:
    branch_changed(instance)


def restriction_changed(instance: PageViewRestriction, **kwargs: object) -> None:
    branch_changed(instance.page)


def switched(instance: Switch, **kwargs: object) -> None:
    """Pages of the part come into the index, or leave it."""
    note(pages_of_part(instance.part).values_list("translation_key", flat=True))


def label_changed(instance: Need | Area | ActivityField, **kwargs: object) -> None:
    """Some kinds of pages are found by the labels of their codes."""
    types = [
        apps.get_model(page_type)
        for kind in kinds().values()
        if kind.is_found_by_labels
        for page_type in kind.page_types
    ]
    for pages in types:
        note(pages.objects.public_sources().values_list("translation_key", flat=True))


def _keys_below(page: Page) -> set[UUID]:
    branch = Page.objects.descendant_of(page, inclusive=True)
    return set(branch.values_list("translation_key", flat=True))


def connect() -> None:
    for model in page_types():
        post_save.connect(page_saved, sender=model, dispatch_uid=f"search.{model.__name__}.save")
        post_delete.connect(
            page_deleted, sender=model, dispatch_uid=f"search.{model.__name__}.delete"
        )
    post_page_move.connect(page_moved, dispatch_uid="search.move")
    post_save.connect(switched, sender=Switch, dispatch_uid="search.switch")
    post_save.connect(files.document_saved, sender=HubDocument, dispatch_uid="search.files")
    task_finished.connect(files.task_finished, dispatch_uid="search.references")
    for signal in (post_save, post_delete):
        signal.connect(
            files.collection_restricted,
            sender=CollectionViewRestriction,
            dispatch_uid="search.collections",
        )
        for model in (DictionaryWord, Synonym):
            signal.connect(
                synonyms_cache.forget, sender=model, dispatch_uid=f"search.{model.__name__}"
            )
        signal.connect(promoted.forget, sender=PromotedResult, dispatch_uid="search.promoted")
        signal.connect(
            restriction_changed, sender=PageViewRestriction, dispatch_uid="search.restriction"
        )
        signal.connect(department_changed, sender=Department, dispatch_uid="search.Department")
        for model in (ActivityField, Area, Need):
            signal.connect(label_changed, sender=model, dispatch_uid=f"search.{model.__name__}")
