"""The sizes that pages show pictures in, made by the worker as soon as a picture is there."""

import logging
from urllib.parse import urljoin

from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django_tasks import task
from wagtail.images.models import Filter, SourceImageIOError

from hub.assets.models import HubImage, HubRendition
from hub.core.noting import note

logger = logging.getLogger("assets")
WIDTHS = (400, 800, 1200)
LARGE_WIDTHS = (*WIDTHS, 1600)
SHARED = "fill-1200x630|format-jpeg"  # by social media


def _webp(widths: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(f"width-{width}|format-webp" for width in widths)


# What is asked for together.
SETS = (_webp(WIDTHS), _webp(LARGE_WIDTHS), (SHARED,))
SPECS = (*_webp(LARGE_WIDTHS), SHARED)
MISSING = "a missing file"  # of no kind of content (hub.core.kinds)
Size = tuple[str, int, int]


def sizes_of(image: HubImage, widths: tuple[int, ...]) -> list[Size]:
    """Return (address, width, height) of a picture in each of `widths` it is large enough for."""
    by_width: dict[int, Size] = {}
    for size in _sizes(image, _webp(widths)):
        by_width.setdefault(size[1], size)
    return list(by_width.values())


def shared_address(image: HubImage) -> str:
    """Return the whole address of a picture for social media, "" if its file is missing."""
    ((address, width, _height),) = _sizes(image, (SHARED,))
    return urljoin(settings.BASE_URL, address) if width else ""


def _sizes(image: HubImage, specs: tuple[str, ...]) -> list[Size]:
    """Return the sizes of a picture after `specs`; one without a width if they cannot be had.

    Plain values are kept: to read Wagtail's renditions from the cache takes four times as long,
    and it writes some of them back each time.
    """
    key = _key(image.pk, specs)
    if kept := caches["renditions"].get(key):
        return kept
    try:
        renditions = image.get_renditions(*specs).values()
    except SourceImageIOError as error:
        logger.warning("The picture %s is not shown: %s", image.pk, error)
        note([MISSING])  # so nothing that lacks it is kept
        return [(urljoin(settings.MEDIA_URL, "not-found"), 0, 0)]
    sizes = [(own.url, own.width, own.height) for own in renditions]
    caches["renditions"].set(key, sizes)
    return sizes


def _key(image_id: int, specs: tuple[str, ...]) -> str:
    return f"sizes:{image_id}:{specs[-1]}"


def forget_sizes(sender: type[HubRendition], instance: HubRendition, **kwargs) -> None:
    """Signal receiver: one of the files is gone."""
    caches["renditions"].delete_many([_key(instance.image_id, specs) for specs in SETS])


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
