"""The sizes that pages ask for are those that the worker makes beforehand."""

import re

import pytest

from assets.models import HubImage
from assets.renditions import SPECS, prepare_renditions
from assets.templatetags.picture_tags import picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


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
