"""Small files that ask for much: the process that serves pages neither waits nor grows."""

import io
import resource
import time
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from hub.assets.intake import MAX_SIDE, clean_picture
from hub.assets.papers import clean_paper
from hub.core import bounded
from tests.hub.assets.hostile import large_picture, padded_pdf
from tests.hub.assets.papers import office

MEGABYTE = 1024  # kilobytes, as the kernel counts
pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")


def own_peak() -> float:
    """Return the most memory that this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF"])
def test_many_pixels_cost_the_server_no_memory(kind):
    size = (10_000, 6_000) if kind == "WEBP" else (8_000, 6_000)
    file = ContentFile(large_picture(kind, size, turned=kind == "PNG"), name="photo")
    before = own_peak()
    with Image.open(clean_picture(file)) as picture:
        assert max(picture.size) == MAX_SIDE
    assert own_peak() - before < 50


def test_a_pdf_of_blanks_takes_the_time_it_is_given(monkeypatch):
    monkeypatch.setattr(bounded, "CPU_SECONDS", 1)
    file = ContentFile(padded_pdf(150), name="kiyaku.pdf")
    assert file.size < 150_000
    started, used = time.monotonic(), time.thread_time()
    with pytest.raises(ValidationError):
        clean_paper(file)
    assert time.monotonic() - started < bounded.MAX_SECONDS
    assert time.thread_time() - used < 0.5


def test_the_same_pdf_in_little_is_taken():
    assert clean_paper(ContentFile(padded_pdf(1), name="kiyaku.pdf")).name == "kiyaku.pdf"


def test_an_archive_with_an_endless_list_of_parts():
    output = io.BytesIO(office("docx"))
    with zipfile.ZipFile(output, "a") as archive:
        for number in range(20_000):
            archive.writestr(f"{number:06d}", "")
    used = time.thread_time()
    with pytest.raises(ValidationError):
        clean_paper(ContentFile(output.getvalue(), name="kiyaku.docx"))
    assert time.thread_time() - used < 0.5


def test_a_photo_of_a_phone_with_a_second_picture_inside_is_taken():
    output = io.BytesIO()
    main, gain = Image.new("RGB", (7_000, 5_000), "teal"), Image.new("RGB", (700, 500))
    main.save(output, "MPO", save_all=True, append_images=[gain])
    with Image.open(clean_picture(ContentFile(output.getvalue(), name="photo"))) as picture:
        assert picture.format == "JPEG"
        assert len({picture.width, MAX_SIDE}) == 1


def test_two_hundred_megapixels_of_a_phone_are_taken():
    content = large_picture("JPEG", (16_320, 12_240))
    with Image.open(clean_picture(ContentFile(content, name="photo"))) as picture:
        assert picture.width == MAX_SIDE


def test_the_greys_of_a_scanner_stay():
    output = io.BytesIO()
    Image.linear_gradient("L").convert("I").point(lambda v: v * 256).convert("I;16").save(
        output, "PNG"
    )
    with Image.open(clean_picture(ContentFile(output.getvalue(), name="scan"))) as picture:
        low, high = picture.convert("L").getextrema()
    assert low < 10
    assert high > 245


def test_too_many_at_once_are_asked_to_wait(monkeypatch):
    def busy(*args, **kwargs):
        raise bounded.Busy

    monkeypatch.setattr(bounded, "read", busy)
    for take, name in ((clean_picture, "photo.jpg"), (clean_paper, "kiyaku.pdf")):
        with pytest.raises(ValidationError) as refusal:
            take(ContentFile(b"x", name=name))
        assert refusal.value.messages[0]
