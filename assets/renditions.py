"""The sizes that pages show pictures in, made by the worker as soon as a picture is there."""

from django.core.cache import caches
from django.db import transaction
from django_tasks import task
from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_renditions_or_not_found

from assets.models import HubImage, HubRendition

WIDTHS = (400, 800, 1200)
LARGE_WIDTHS = (*WIDTHS, 1600)
# As asked for by the `picture` tag and by social media.
SPECS = (*(f"width-{width}|format-webp" for width in LARGE_WIDTHS), "fill-1200x630|format-jpeg")


def sizes_of(image: HubImage, widths: tuple[int, ...]) -> list[tuple[str, int, int]]:
    """Return (address, width, height) of a picture in each of `widths` it is large enough for.

    Plain values are kept: to read Wagtail's renditions from the cache takes four times as long,
    a tenth of the time of a list of twelve cards.
    """
    key = _key(image.pk, widths)
    if kept := caches["renditions"].get(key):
        return kept
    specs = [f"width-{width}|format-webp" for width in widths]
    renditions = list(get_renditions_or_not_found(image, specs).values())
    by_width: dict[int, tuple[str, int, int]] = {}
    for own in renditions:
        by_width.setdefault(own.width, (own.url, own.width, own.height))
    sizes = list(by_width.values())
    if all(own.pk for own in renditions):  # else the file is not there, perhaps not yet
        caches["renditions"].set(key, sizes)
    return sizes


def _key(image_id: int, widths: tuple[int, ...]) -> str:
    return f"sizes:{image_id}:{widths[-1]}"


def forget_sizes(sender: type[HubRendition], instance: HubRendition, **kwargs) -> None:
    """Signal receiver: one of the files is no more."""
    caches["renditions"].delete_many(
        [_key(instance.image_id, widths) for widths in (WIDTHS, LARGE_WIDTHS)]
    )


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
