"""The sizes that pages show pictures in, made by the worker as soon as a picture is there."""

from django.db import transaction
from django_tasks import task
from wagtail.images.models import Filter

from assets.models import HubImage

WIDTHS = (400, 800, 1200)
LARGE_WIDTHS = (*WIDTHS, 1600)
# As asked for by the `picture` tag and by social media.
SPECS = (*(f"width-{width}|format-webp" for width in LARGE_WIDTHS), "fill-1200x630|format-jpeg")


@task()
def prepare_renditions(image_id: int) -> None:
    """Make the usual sizes of a picture, so that no visitor waits for them."""
    image = HubImage.objects.filter(pk=image_id).first()
    if image is not None:
        image.get_renditions(*(Filter(spec=spec) for spec in SPECS))


def prepare_later(sender: type[HubImage], instance: HubImage, created: bool, **kwargs) -> None:
    """Signal receiver: a picture was uploaded."""
    if created:
        transaction.on_commit(lambda: prepare_renditions.enqueue(instance.pk))
