"""Pictures from outside: taken for what they are, made safe, small and free of traces.

A process of its own decodes them (`hub.core.bounded`).
"""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from hub.assets.busy import too_busy
from hub.assets.models import HubImage
from hub.core import bounded

ACCEPT = "image/jpeg,image/png,image/webp,image/heic,image/heif"
MAX_SIDE = 2400
# Phones make pictures of 200 megapixels; a JPEG is decoded in a smaller size.
MAX_JPEG_PIXELS = 250_000_000
QUALITY = 85
PROGRAM = Path(__file__).parent / "programs" / "picture.py"
ENDINGS = {b"JPEG": "jpg", b"PNG": "png"}
UNREADABLE = "unreadable"  # code of the error for what is no picture


def clean_picture(file: File) -> ContentFile:
    """Return the uploaded picture upright, at most 2,400 px, in sRGB, without metadata.

    The name and the type that the browser claims are not looked at.

    Raises:
        ValidationError: it is too big, has too many pixels, or is not a JPEG, PNG, WebP or HEIC.
    """
    if file.size > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        most = filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
        raise ValidationError(_("This file is too big: %(most)s at most."), params={"most": most})
    file.seek(0)
    kind, content = _decoded(file.read())
    if kind == b"pixels":
        raise _too_many_pixels()
    if kind not in ENDINGS:
        raise _unreadable()
    return ContentFile(content, name=f"photo.{ENDINGS[kind]}")


def take_in(file: ContentFile, *, title: str, user, collection=None) -> HubImage:
    """Store a cleaned picture and return it as an image of the library.

    Args:
        file: what `clean_picture` returned.
        title: its name in the library.
        user: who sent it.
        collection: where it belongs; the root collection if None.
    """
    image = HubImage(title=title[:255], file=file, uploaded_by_user=user)
    if collection is not None:
        image.collection = collection
    image._set_image_file_metadata()
    image.save()
    return image


def _decoded(content: bytes) -> tuple[bytes, bytes]:
    """Return what the program says of a picture, and the safe copy that it made."""
    bounds = (MAX_SIDE, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS, MAX_JPEG_PIXELS, QUALITY)
    try:
        result = bounded.read(str(PROGRAM), content, *map(str, bounds))
    except bounded.TooMuch as error:
        raise _too_many_pixels() from error
    except bounded.CannotRead as error:
        raise _unreadable() from error
    except bounded.Busy as error:
        raise too_busy() from error
    kind, _line, picture = result.partition(b"\n")
    return kind, picture


def _too_many_pixels() -> ValidationError:
    return ValidationError(_("This picture has too many pixels. Please make it smaller."))


def _unreadable() -> ValidationError:
    return ValidationError(
        _("We cannot read this picture. Please choose a JPEG, PNG, WebP or HEIC file."),
        code=UNREADABLE,
    )
