"""What changes public pages, by which fragments and kept pages know that they are old."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from hub.core import kinds


def index_references(sender: object, instance: object, **kwargs: object) -> None:
    """Immediately: whether a picture may be fetched depends on it, and the queue may lag."""
    ReferenceIndex.create_or_update_for_object(instance)


def pages_changed(sender: object, **kwargs: object) -> None:
    """Signal receiver: what the public sees of pages is another thing now."""
    kinds.changed(Page)


def register_pages() -> None:
    """Pages and their child rows are one kind: lists, trails and menus show any of them."""
    for model in apps.get_models():
        if issubclass(model, Page):
            children = [relation.related_model for relation in get_all_child_relations(model)]
            kinds.register("pages", model, *children, by_saving=False)


def connect() -> None:
    register_pages()
    page_published.connect(index_references, dispatch_uid="pages.index_references")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(pages_changed, dispatch_uid="pages.changed")
    post_delete.connect(pages_changed, sender=Page, dispatch_uid="pages.changed")
    # What a restriction hides leaves lists, and its files are no longer served.
    kinds.register(kinds.ALL, Locale, PageViewRestriction, Site)
    kinds.register(kinds.ALL, ContentType, by_saving=False)
