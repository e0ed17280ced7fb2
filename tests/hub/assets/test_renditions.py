"""The sizes that pages ask for are those that the worker makes beforehand."""

import errno
import re
from concurrent import futures
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import FileSystemStorage
from django.db import connection
from wagtail.images.models import Filter

from hub.assets.models import HubImage, HubRendition, RenditionQuerySet
from hub.assets.renditions import SPECS, prepare_renditions, shared_address
from hub.assets.templatetags.picture_tags import picture
from news.models import StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


class AtOnce:
    """A pool of threads that has none."""

    def __init__(self, max_workers: int) -> None: ...

    def __enter__(self) -> "AtOnce":
        return self

    def __exit__(self, *_error: object) -> None: ...

    def submit(self, work, *args) -> futures.Future:
        done = futures.Future()
        done.set_result(work(*args))
        return done


@pytest.mark.parametrize("loading", ["eager", "lazy"])
def test_a_page_asks_for_no_size_that_was_not_made(loading):
    image = HubImage.objects.first()
    image.renditions.all().delete()
    prepare_renditions.call(image.pk)
    picture(image, "", "", loading)
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(SPECS)


def test_all_sizes_are_made():
    image = HubImage.objects.first()
    image.renditions.all().delete()
    prepare_renditions.call(image.pk)
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(SPECS)


def test_the_database_is_not_held_while_sizes_are_drawn(monkeypatch):
    """SQLite lets one write at a time: others would wait for seconds."""
    held = []
    draw = Filter.run
    around = len(connection.savepoint_ids)

    def look(*args, **options):
        held.append(len(connection.savepoint_ids) - around)
        return draw(*args, **options)

    monkeypatch.setattr(Filter, "run", look)
    # In this thread, whose transaction can be looked at.
    monkeypatch.setattr(futures, "ThreadPoolExecutor", AtOnce)
    monkeypatch.setattr(futures, "as_completed", list)
    image = HubImage.objects.first()
    for filters in (SPECS, SPECS[:1]):
        image.renditions.all().delete()
        image.get_renditions(*filters)
    assert held == [0] * (len(SPECS) + 1)


def test_whoever_comes_second_shows_what_is_kept_and_leaves_no_file(monkeypatch):
    """A page is asked for while the worker draws its picture: both draw, one row counts."""
    image = HubImage.objects.first()
    image.renditions.all().delete()
    folder = Path(settings.MEDIA_ROOT, "images")
    before = set(folder.iterdir())
    draw = HubImage.create_renditions
    save = RenditionQuerySet.bulk_create
    first = []

    def save_second(rows, *args, **options):
        monkeypatch.setattr(RenditionQuerySet, "bulk_create", save)
        first.extend(draw(HubImage.objects.get(pk=image.pk), *filters).values())
        return save(rows, *args, **options)

    monkeypatch.setattr(RenditionQuerySet, "bulk_create", save_second)
    filters = [Filter(spec=spec) for spec in SPECS]
    second = image.create_renditions(*filters).values()

    assert {row.file.name for row in second} == {row.file.name for row in first}
    assert set(image.renditions.values_list("pk", flat=True)) == {row.pk for row in second}
    assert set(folder.iterdir()) - before == {Path(row.file.path) for row in first}


def test_a_picture_deleted_meanwhile_is_no_error():
    prepare_renditions.call(0)


def addresses_in(html: str) -> set[str]:
    return set(re.findall(r"/media/\S+?\.webp", html))


def test_a_picture_is_told_from_memory_until_its_files_change(django_assert_num_queries):
    image = HubImage.objects.first()
    first = picture(image, "", "", "lazy")
    with django_assert_num_queries(0):
        assert picture(image, "", "", "lazy") == first
    image.renditions.all().delete()  # as Wagtail does for a new file
    again = addresses_in(picture(image, "", "", "lazy"))
    assert again
    assert again <= {own.url for own in image.renditions.all()}


def test_a_missing_file_is_not_remembered():
    image = HubImage.objects.first()
    image.renditions.all().delete()
    name, image.file.name = image.file.name, "original_images/gone.jpg"
    assert "not-found" in picture(image, "", "", "lazy")
    image.file.name = name
    assert "not-found" not in picture(image, "", "", "lazy")


def test_a_page_whose_picture_has_lost_its_file_is_shared_without_it(client):
    story = StoryPage.objects.public_sources().first()
    address = shared_address(story.hero_image)
    assert address.startswith(settings.BASE_URL)
    assert address in client.get(story.get_url()).content.decode()
    story.hero_image.renditions.all().delete()
    HubImage.objects.filter(pk=story.hero_image_id).update(file="original_images/gone.jpg")
    response = client.get(story.get_url())
    assert response.status_code == 200
    assert address not in response.content.decode()


def test_pages_write_nothing_into_the_cache_of_pictures_once_they_are_known(client, monkeypatch):
    paths = ["/", "/stories/", "/groups/"]
    for path in paths:
        client.get(path)
    written = []
    monkeypatch.setattr(
        type(caches["renditions"]), "set", lambda self, key, *rest: written.append(key)
    )
    for path in paths:
        client.get(path)
    assert written == []


def test_where_the_disk_has_no_room_for_a_size_pages_are_shown_without(client, monkeypatch):
    HubRendition.objects.all().delete()

    def no_room(*_args: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", no_room)
    for path in ("/", "/stories/", "/groups/", "/groups/mirai-terakoya/"):
        response = client.get(path)
        assert response.status_code == 200, path
        assert "not-found" in response.content.decode(), path
