"""What follows when the page of a talk becomes public, or the date of its event is another."""

from collections.abc import Mapping, Sequence
from datetime import date

from wagtail.models import Page
from wagtail.signals import page_published

from events.dialogue.models import DialoguePage
from events.dialogue.services.moving import follow, lock_talks
from events.dialogue.services.publishing import published
from hub.occurrences.models import Occurrence
from hub.occurrences.signals import about_to_change, has_changed


def connect() -> None:
    page_published.connect(_published, sender=DialoguePage, dispatch_uid="events.dialogue")
    about_to_change.connect(_lock, dispatch_uid="events.dialogue.lock")
    has_changed.connect(_follow, dispatch_uid="events.dialogue.follow")


def _published(sender: type[Page], instance: DialoguePage, **kwargs: object) -> None:
    if instance.is_source:
        published(instance)


def _lock(sender: type, keys: Sequence[int], **kwargs: object) -> None:
    lock_talks(keys)


def _follow(
    sender: type, rows: Sequence[Occurrence], was_on: Mapping[int, date], **kwargs: object
) -> None:
    follow(rows, was_on)
