"""What of pictures and documents public pages show, and when that changes."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from hub.assets.models import HubDocument, HubImage, HubRendition
from hub.core import kinds


def register() -> None:
    kinds.register("files", HubImage, HubDocument, HubRendition, by_saving=False)
    for model in (HubImage, HubDocument):
        for signal in (post_save, post_delete):
            signal.connect(file_changed, sender=model, dispatch_uid=f"assets.{model.__name__}")


def file_changed(sender: type[Model], created: bool = False, **kwargs: object) -> None:
    """Signal receiver. A new file stands on no page yet."""
    if not created:
        kinds.changed(sender)
