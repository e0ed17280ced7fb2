"""What moves the content version, by which cached fragments know that they are old."""

from wagtail.models import Locale, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from hub.core.version import move, moves_content_version


def index_references(sender: object, instance: object, **kwargs: object) -> None:
    """Immediately: whether a picture may be fetched depends on it, and the queue may lag."""
    ReferenceIndex.create_or_update_for_object(instance)


def connect() -> None:
    page_published.connect(index_references, dispatch_uid="pages.index_references")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(move, dispatch_uid="pages.content_version")
    # What a restriction hides leaves lists, and its files are no longer served.
    moves_content_version(Locale, PageViewRestriction, Site)
