"""What moves the content version, by which cached fragments know that they are old."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from hub.core.models import ContentVersion
from hub.pages.models import Area, Department, HubSettings, Need
from hub.pages.models.taxonomies import ActivityField


def bump(sender: object, **kwargs: object) -> None:
    ContentVersion.bump()


def index_references(sender: object, instance: object, **kwargs: object) -> None:
    """Immediately: whether a picture may be fetched depends on it, and the queue may lag."""
    ReferenceIndex.create_or_update_for_object(instance)


def connect() -> None:
    page_published.connect(index_references, dispatch_uid="pages.index_references")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(bump, dispatch_uid="pages.content_version")
    for model in (
        ActivityField,
        Area,
        Department,
        Need,
        HubSettings,
        Site,
        Locale,
        PageViewRestriction,  # what it hides leaves lists, and its files are no longer served
    ):
        for signal in (post_save, post_delete):
            signal.connect(
                bump, sender=model, dispatch_uid=f"pages.content_version.{model.__name__}"
            )
