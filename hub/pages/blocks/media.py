"""Pictures, films and files."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from hub.pages.blocks.base import PictureBlock, PreviewImageMixin


class PhotoBlock(PreviewImageMixin, blocks.StructBlock):
    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)
    credit = blocks.CharBlock(label=_("Credit"), max_length=80, required=False)

    def get_preview_value(self):
        return self.to_python({"image": {"image": getattr(self.preview_image(), "pk", None)}})

    class Meta:
        icon = "image"
        label = _("Photo")
        description = _("A picture with caption and credit.")
        template = "blocks/photo.html"


class GalleryItemBlock(blocks.StructBlock):
    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)


class GalleryBlock(PreviewImageMixin, blocks.StructBlock):
    items = blocks.ListBlock(GalleryItemBlock(), label=_("Pictures"), min_num=2)

    def get_preview_value(self):
        image = getattr(self.preview_image(), "pk", None)
        return self.to_python({"items": [{"image": {"image": image}, "caption": ""}] * 2})

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Several pictures side by side.")
        template = "blocks/gallery.html"


class BeforeAfterBlock(PreviewImageMixin, blocks.StructBlock):
    before = PictureBlock(label=_("Before"))
    before_caption = blocks.CharBlock(label=_("Caption"), max_length=120, required=False)
    after = PictureBlock(label=_("After"))
    after_caption = blocks.CharBlock(label=_("Caption"), max_length=120, required=False)

    def get_preview_value(self):
        image = {"image": getattr(self.preview_image(), "pk", None)}
        return self.to_python({"before": image, "after": image})

    class Meta:
        icon = "resubmit"
        label = _("Before and after")
        description = _("Two pictures of the same place.")
        template = "blocks/before_after.html"


class VideoBlock(PreviewImageMixin, blocks.StructBlock):
    url = blocks.URLBlock(label=_("Address of the video"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    poster = PictureBlock(label=_("Picture"), required=False)
    description = blocks.TextBlock(
        label=_("What it shows"),
        max_length=600,
        help_text=_("For people who cannot see or hear the video."),
    )

    def get_preview_value(self):
        return self.to_python(
            {
                "url": "https://example.jp/video",
                "title": "川べの朝（例）",
                "description": "二十人が川べりを歩き、ごみを拾う二分の映像。",
                "poster": {"image": getattr(self.preview_image(), "pk", None)},
            }
        )

    class Meta:
        icon = "media"
        label = _("Video by link")
        description = _("A picture that leads to the video; nothing is loaded from elsewhere.")
        template = "blocks/video.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    description = blocks.CharBlock(label=_("What it is for"), max_length=200, required=False)

    def get_preview_value(self):
        return self.to_python({"document": None, "title": "予算書のひな型", "description": ""})

    class Meta:
        icon = "download"
        label = _("Form to download")
        description = _("A file with its name, kind and size.")
        template = "blocks/download.html"
