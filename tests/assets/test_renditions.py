"""The sizes that pages ask for are those that the worker makes beforehand."""

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
