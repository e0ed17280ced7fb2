"""Running text: paragraphs, headings, people in their own words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub.pages.blocks.base import PLAIN_RICH_TEXT, RICH_TEXT


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=RICH_TEXT, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs with small headings, lists and links.")
        template = "blocks/paragraph.html"
        preview_value = "<p>土曜の朝、川べりに二十人ほどが集まりました。</p>"


class HeadingBlock(blocks.CharBlock):
    def __init__(self, **kwargs):
        super().__init__(max_length=120, **kwargs)

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("A heading of a section; it appears in the contents of the page.")
        template = "blocks/heading.html"
        preview_value = "はじまりは、一枚のちらし"


class InterviewBlock(blocks.StructBlock):
    speaker = blocks.CharBlock(label=_("Who speaks"), max_length=60)
    role = blocks.CharBlock(label=_("Role"), max_length=80, required=False)
    question = blocks.CharBlock(label=_("Question"), max_length=200, required=False)
    answer = blocks.RichTextBlock(label=_("Answer"), features=PLAIN_RICH_TEXT)

    class Meta:
        icon = "group"
        label = _("Interview")
        description = _("A question and an answer in somebody's own words.")
        template = "blocks/interview.html"
        preview_value = {
            "speaker": "梅沢 千尋",
            "role": "代表（例）",
            "question": "はじめたきっかけは？",
            "answer": "<p>近所の子に「宿題、見てくれる？」と聞かれたことです。</p>",
        }


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quoted words"), max_length=200)
    speaker = blocks.CharBlock(label=_("Who speaks"), max_length=80, required=False)
    vertical = blocks.BooleanBlock(
        label=_("Set vertically"),
        required=False,
        help_text=_("As in the magazine; for Japanese alone."),
    )

    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        description = _("A sentence that stands out of the text.")
        template = "blocks/quote.html"
        preview_value = {
            "text": "まちの朝は、\nみんなでつくれる。",
            "speaker": "参加した高校生（例）",
            "vertical": True,
        }
