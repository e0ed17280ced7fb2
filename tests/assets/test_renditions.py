"""The sizes that pages ask for are those that the worker makes beforehand."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from assets.models import HubImage
from assets.renditions import SPECS, WIDTHS, prepare_renditions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def test_templates_ask_for_no_other_width():
    template = Path(settings.BASE_DIR) / "site" / "templates" / "components" / "picture.html"
    asked = re.findall(r"width-\{([\d,]+)\}", template.read_text("utf-8"))
    assert asked
    assert {int(width) for widths in asked for width in widths.split(",")} <= set(WIDTHS)


def test_all_sizes_are_made():
    image = HubImage.objects.first()
    image.renditions.all().delete()
    prepare_renditions.call(image.pk)
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(SPECS)


def test_a_picture_deleted_meanwhile_is_no_error():
    prepare_renditions.call(0)
