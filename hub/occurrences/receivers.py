"""What follows when a page is published."""

from django.utils import timezone
from wagtail.models import Page

from hub.occurrences.pages import DatedPage
from hub.occurrences.services import reconcile


def follow_series(sender: type, instance: Page, **kwargs: object) -> None:
    """Signal receiver: in the transaction that publishes a page its dates follow its series."""
    if isinstance(instance, DatedPage) and instance.is_source:
        reconcile(instance, instance.all_series(), timezone.now())
