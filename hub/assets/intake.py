"""Pictures from outside: taken for what they are, made safe, small and free of traces."""

import io
import warnings

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from hub.assets.models import HubImage

register_heif_opener()

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
ACCEPT = "image/jpeg,image/png,image/webp,image/heic,image/heif"
MAX_SIDE = 2400
QUALITY = 85


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
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count ourselves
            with Image.open(file, formats=FORMATS) as picture:
                _refuse_bombs(picture)
                return _safe_copy(picture)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(
            _("We cannot read this picture. Please choose a JPEG, PNG, WebP or HEIC file.")
        ) from error


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


def _too_many_pixels() -> ValidationError:
    return ValidationError(_("This picture has too many pixels. Please make it smaller."))


def _refuse_bombs(picture: Image.Image) -> None:
    width, height = picture.size
    frames = getattr(picture, "n_frames", 1)
    if width * height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _safe_copy(picture: Image.Image) -> ContentFile:
    if picture.format == "JPEG":
        picture.draft("RGB", (MAX_SIDE, MAX_SIDE))  # decodes no more than needed
    copy = ImageOps.exif_transpose(picture)
    copy.thumbnail((MAX_SIDE, MAX_SIDE))
    copy = _in_srgb(copy)
    see_through = copy.mode == "RGBA"
    output = io.BytesIO()
    clean = Image.new(copy.mode, copy.size)
    clean.paste(copy)
    if see_through:
        clean.save(output, "PNG", optimize=True)
    else:
        clean.save(output, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return ContentFile(output.getvalue(), name="photo.png" if see_through else "photo.jpg")


def _in_srgb(picture: Image.Image) -> Image.Image:
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
