"""What follows when the page of a talk becomes public."""

from wagtail.models import Page
from wagtail.signals import page_published

from events.dialogue.models import DialoguePage
from events.dialogue.services.publishing import published


def connect() -> None:
    page_published.connect(_published, sender=DialoguePage, dispatch_uid="events.dialogue")


def _published(sender: type[Page], instance: DialoguePage, **kwargs: object) -> None:
    if instance.is_source:
        published(instance)
