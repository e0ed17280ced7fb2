"""Blocks of the manual: what to check, what to mind, what a word means."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub.pages.blocks.base import PLAIN_RICH_TEXT, PageLinkValue


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    items = blocks.ListBlock(
        blocks.CharBlock(max_length=200), label=_("Things to check"), min_num=1
    )

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        description = _("Boxes to tick, on screen or on paper.")
        template = "blocks/checklist.html"
        preview_value = {"title": "はじめる前に", "items": ["目的を一文で言える"]}


class CautionBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        search_index=False,
        label=_("Kind"),
        choices=[("caution", _("Caution")), ("tip", _("Tip")), ("important", _("Important"))],
        default="caution",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_RICH_TEXT)

    class Meta:
        icon = "warning"
        label = _("Caution or tip")
        description = _("A box for what is easily overlooked.")
        template = "blocks/caution.html"
        preview_value = {
            "kind": "tip",
            "title": "早めに相談を",
            "text": "<p>来年度の予算は、秋に決まりはじめます。</p>",
        }


class TermBlock(blocks.StructBlock):
    word = blocks.CharBlock(label=_("Word"), max_length=60)
    reading = blocks.CharBlock(label=_("Reading"), max_length=80, required=False)
    meaning = blocks.TextBlock(label=_("Meaning"), max_length=400)

    class Meta:
        icon = "help"
        label = _("Term")
        description = _("A word explained in place.")
        template = "blocks/term.html"
        preview_value = {
            "word": "間接費",
            "reading": "かんせつひ",
            "meaning": "事業のために必要だが、一つの作業に分けられない費用。",
        }


class StoryReferenceBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("Case story"), page_type="news.StoryPage")
    text = blocks.TextBlock(label=_("Why it is worth reading"), max_length=300)

    def get_preview_value(self):
        return self.to_python({"page": None, "text": "同じ悩みを、話し合いで越えた例です。"})

    class Meta:
        icon = "doc-full-inverse"
        label = _("Story reference")
        description = _("A case story that shows this chapter at work.")
        template = "blocks/story_reference.html"
        value_class = PageLinkValue
