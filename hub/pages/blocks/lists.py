"""Repeated items with fields of their own: photos, partners, sources, doors, notices."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from hub.pages.blocks.base import PageLinkValue, PictureBlock


class ChoiceLabelsValue(blocks.StructValue):
    """A struct whose choices are shown by their labels: `kind_label` for `kind`."""

    @property
    def kind_label(self) -> str:
        return self._label("kind")

    @property
    def direction_label(self) -> str:
        return self._label("direction")

    def _label(self, name: str) -> str:
        return str(dict(self.block.child_blocks[name].field.choices)[self[name]])


class PhotoItemBlock(blocks.StructBlock):
    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Photo")


class PhotosBlock(blocks.StreamBlock):
    photo = PhotoItemBlock()


class PartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=200, required=False)

    class Meta:
        icon = "group"
        label = _("Partner")


class PartnersBlock(blocks.StreamBlock):
    partner = PartnerBlock()


class SourceBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Reference"), max_length=200)
    url = blocks.URLBlock(label=_("Web address"), required=False)

    class Meta:
        icon = "link"
        label = _("Reference")


class SourcesBlock(blocks.StreamBlock):
    source = SourceBlock()


class AttachmentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    label = blocks.CharBlock(label=_("Title"), max_length=120)

    class Meta:
        icon = "doc-full"
        label = _("Attachment")


class AttachmentsBlock(blocks.StreamBlock):
    attachment = AttachmentBlock()


class LinkBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        search_index=False,
        label=_("Kind"),
        choices=[
            ("website", _("Website")),
            ("facebook", "Facebook"),
            ("instagram", "Instagram"),
            ("x", "X"),
            ("line", "LINE"),
            ("youtube", "YouTube"),
            ("blog", _("Blog")),
            ("other", _("Other")),
        ],
    )
    url = blocks.URLBlock(label=_("Web address"))

    class Meta:
        icon = "link"
        label = _("Social account")
        value_class = ChoiceLabelsValue


class LinksBlock(blocks.StreamBlock):
    link = LinkBlock()


class SupportItemBlock(blocks.StructBlock):
    direction = blocks.ChoiceBlock(
        search_index=False,
        label=_("Direction"),
        choices=[("offered", _("We offer")), ("wanted", _("We look for"))],
    )
    kind = blocks.ChoiceBlock(
        search_index=False,
        label=_("Kind"),
        choices=[
            ("people", _("People")),
            ("skills", _("Skills")),
            ("money", _("Money")),
            ("goods", _("Goods")),
            ("place", _("Place")),
        ],
    )
    text = blocks.CharBlock(label=_("What"), max_length=200)

    class Meta:
        icon = "pick"
        label = _("Support")
        value_class = ChoiceLabelsValue


class SupportBlock(blocks.StreamBlock):
    item = SupportItemBlock()


class DoorItemBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(
        search_index=False,
        label=_("Icon"),
        choices=[
            ("group", _("Citizen groups")),
            ("join", _("Joining")),
            ("manual", _("Manual")),
            ("story", _("Stories")),
            ("festival", _("Festival")),
            ("calendar", _("Calendar")),
            ("chat", _("Talking")),
            ("heart", _("Heart")),
        ],
    )
    title = blocks.CharBlock(label=_("Title"), max_length=40)
    text = blocks.CharBlock(label=_("Text"), max_length=80, required=False)
    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "link"
        label = _("Door")
        value_class = PageLinkValue


class DoorBlock(blocks.StreamBlock):
    door = DoorItemBlock()


class NoticeItemBlock(blocks.StructBlock):
    level = blocks.ChoiceBlock(
        search_index=False,
        label=_("Level"),
        choices=[
            ("info", _("Notice")),
            ("warning", _("Warning")),
            ("emergency", _("Emergency")),
        ],
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), max_length=400, required=False)
    date = blocks.DateBlock(label=_("Date"), required=False)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address elsewhere"), required=False)

    class Meta:
        icon = "warning"
        label = _("Notice")
        value_class = PageLinkValue


class NoticeBlock(blocks.StreamBlock):
    notice = NoticeItemBlock()
