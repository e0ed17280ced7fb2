"""A picture from outside, upright, small, in sRGB, without traces. A program of its own.

usage: picture.py MAX_SIDE MAX_PIXELS MAX_JPEG_PIXELS QUALITY <FILE
It writes JPEG or PNG and the picture, or the name of what is wrong: unreadable, pixels.
"""

import io
import sys
import warnings

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
# What is decoded no larger than it is needed; Pillow calls a JPEG with a second picture MPO.
REDUCED = ("JPEG", "MPO")
SIXTEEN_BITS = ("I;16", "I;16B", "I;16L", "I;16N")


class TooManyPixels(Exception):
    pass


def copy_of(file: io.BytesIO, side: int, most: int, most_jpeg: int, quality: int) -> bytes:
    with Image.open(file, formats=FORMATS) as picture:
        # Only the first picture is read: phones put a second, smaller one beside it.
        width, height = picture.size
        if width * height > (most_jpeg if picture.format in REDUCED else most):
            raise TooManyPixels
        if picture.format in REDUCED:
            picture.draft("RGB", (side, side))
        if picture.mode in SIXTEEN_BITS:
            picture = picture.point(lambda value: value / 256).convert("L")
        picture.thumbnail((side, side))
        return safe(in_srgb(ImageOps.exif_transpose(picture)), quality)


def safe(picture: Image.Image, quality: int) -> bytes:
    output = io.BytesIO()
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    if picture.mode == "RGBA":
        clean.save(output, "PNG", optimize=True)
        return b"PNG\n" + output.getvalue()
    clean.save(output, "JPEG", quality=quality, optimize=True, progressive=True)
    return b"JPEG\n" + output.getvalue()


def in_srgb(picture: Image.Image) -> Image.Image:
    """Return `picture` as RGB (RGBA if parts are see-through), its colour profile applied."""
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if profile and picture.mode in ("RGB", "RGBA", "L", "CMYK"):
        try:
            return ImageCms.profileToProfile(
                picture,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode=mode if picture.mode in ("RGB", "RGBA") else "RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            return picture.convert(mode)  # a broken profile: its colours as they are
    return picture.convert(mode)


def main() -> None:
    register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # we count ourselves
    warnings.simplefilter("ignore")
    try:
        result = copy_of(io.BytesIO(sys.stdin.buffer.read()), *map(int, sys.argv[1:]))
    except TooManyPixels:
        result = b"pixels"
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        result = b"unreadable"
    sys.stdout.buffer.write(result)


if __name__ == "__main__":
    main()
