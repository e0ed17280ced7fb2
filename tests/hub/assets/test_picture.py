"""The picture component: the widths there are, each once."""

import io
import re

import pytest
from django.core.files.images import ImageFile
from django.template.loader import render_to_string
from PIL import Image

from hub.assets.models import HubImage

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture_of(settings, tmp_path):
    """Return the HTML of a picture of the given width."""
    settings.MEDIA_ROOT = tmp_path

    def show(width: int, **values: str) -> str:
        data = io.BytesIO()
        Image.new("RGB", (width, 100)).save(data, "PNG")
        image = HubImage.objects.create(title="絵", file=ImageFile(data, name="picture.png"))
        values = {"alt": "", "sizes": "", "loading": "lazy"} | values
        return render_to_string("components/picture.html", {"image": image, **values})

    return show


def widths(html: str) -> list[str]:
    return re.findall(r" (\d+)w", html)


def test_a_large_picture_comes_in_several_widths(picture_of):
    assert widths(picture_of(2000)) == ["400", "800", "1200"]
    assert widths(picture_of(2000, loading="eager")) == ["400", "800", "1200", "1600"]


def test_a_smaller_one_is_not_enlarged_and_no_width_comes_twice(picture_of):
    assert widths(picture_of(700)) == ["400", "700"]


def test_a_tiny_one_needs_no_choice(picture_of):
    html = picture_of(120)
    assert "srcset" not in html
    assert "sizes" not in html


def test_its_text_is_escaped(picture_of):
    assert 'alt="&quot;&lt;b&gt;"' in picture_of(120, alt='"<b>')
