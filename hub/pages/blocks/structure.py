"""Facts in order: figures, steps, timelines, tables, links onwards."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from hub.pages.blocks.base import PLAIN_RICH_TEXT, PageLinkValue, PagesValue


class FigureItemBlock(blocks.StructBlock):
    value = blocks.CharBlock(label=_("Number"), max_length=20)
    unit = blocks.CharBlock(label=_("Unit"), max_length=20, required=False)
    label = blocks.CharBlock(label=_("What it counts"), max_length=80)


class FiguresBlock(blocks.StructBlock):
    items = blocks.ListBlock(FigureItemBlock(), label=_("Numbers"), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        label = _("Number facts")
        description = _("Up to six numbers set large.")
        template = "blocks/figures.html"
        preview_value = {"items": [{"value": "128", "unit": "袋", "label": "一年で集めたごみ"}]}


class FactItemBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Name"), max_length=80)
    value = blocks.TextBlock(label=_("Value"), max_length=400)


class FactsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    items = blocks.ListBlock(FactItemBlock(), label=_("Facts"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Facts")
        description = _("Names and values in a box.")
        template = "blocks/facts.html"
        preview_value = {"title": "概要", "items": [{"label": "はじまり", "value": "2024年4月"}]}


class StepItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=PLAIN_RICH_TEXT, required=False)


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    items = blocks.ListBlock(StepItemBlock(), label=_("Steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("Numbered steps, one after the other.")
        template = "blocks/steps.html"
        preview_value = {
            "title": "はじめかた",
            "items": [
                {"title": "声をかける", "text": "<p>まず三人で集まります。</p>"},
                {"title": "場所を決める", "text": "<p>近くの市民センターを見てみます。</p>"},
            ],
        }


class TimelineItemBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), max_length=60)
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), max_length=400, required=False)


class TimelineBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    items = blocks.ListBlock(TimelineItemBlock(), label=_("Entries"), min_num=2)

    class Meta:
        icon = "history"
        label = _("Timeline")
        description = _("What happened when.")
        template = "blocks/timeline.html"
        preview_value = {
            "title": "これまで",
            "items": [
                {"when": "2024年4月", "title": "三人で始める", "text": ""},
                {"when": "2025年6月", "title": "市と話し合う", "text": ""},
            ],
        }


class TableRowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(
        blocks.TextBlock(max_length=400, required=False, rows=1), label=_("Cells")
    )


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label=_("Caption"), max_length=160)
    columns = blocks.ListBlock(blocks.CharBlock(max_length=80), label=_("Column headings"))
    rows = blocks.ListBlock(TableRowBlock(), label=_("Rows"), min_num=1)
    first_column_is_header = blocks.BooleanBlock(
        label=_("First column names the row"), required=False, default=True
    )

    def clean(self, value):
        cleaned = super().clean(value)
        width = len(cleaned["columns"])
        if any(len(row["cells"]) != width for row in cleaned["rows"]):
            raise ValidationError(
                _("Each row needs as many cells as there are column headings (%(width)s).")
                % {"width": width}
            )
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A table with a caption and headings.")
        template = "blocks/table.html"
        preview_value = {
            "caption": "役割分担",
            "columns": ["こと", "団体", "市"],
            "rows": [{"cells": ["場所", "", "◎"]}, {"cells": ["当日の運営", "◎", "○"]}],
            "first_column_is_header": True,
        }


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), max_length=300, required=False)
    label = blocks.CharBlock(label=_("Words on the button"), max_length=40)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address elsewhere"), required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned["page"] and not cleaned["url"]:
            raise ValidationError(_("Choose a page or give an address."))
        return cleaned

    class Meta:
        icon = "link"
        label = _("Call to action")
        description = _("One thing the reader can do now.")
        template = "blocks/call_to_action.html"
        value_class = PageLinkValue
        preview_value = {
            "title": "いっしょに歩きませんか",
            "text": "申し込みはいりません。",
            "label": "日程を見る",
            "page": None,
            "url": "https://example.jp/",
        }


class RelatedPagesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Pages"), min_num=1)

    def get_preview_value(self):
        public = Page.objects.live().filter(depth=3).order_by("path")[:2]
        return self.to_python({"title": "あわせて読む", "pages": [page.pk for page in public]})

    class Meta:
        icon = "doc-full"
        label = _("Related pages")
        description = _("Cards that lead to other pages of the hub.")
        template = "blocks/related_pages.html"
        value_class = PagesValue
