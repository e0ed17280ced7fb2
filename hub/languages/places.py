"""Where each part stands on its page, in words: the field, the block, and how the text is set."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.models import StringSegment, TemplateSegment, TranslationSource

from hub.languages.models.versions import PartKey

# The element around each text of a rich text's template, in their order.
ELEMENT = re.compile(r"<(\w+)[^>]*>\s*<text position=")
HEADINGS = {"h2", "h3", "h4"}


@dataclass(frozen=True)
class Place:
    """Where a part stands.

    `field` and `block` are labels for people (`block` may be ""); `block_id` is the same for the
    parts of one block; `element` is the HTML element around the text of a rich text, or "".
    """

    field: str
    block: str = ""
    block_id: str = ""
    element: str = ""

    @property
    def is_heading(self) -> bool:
        return self.element in HEADINGS


def places(source: TranslationSource) -> dict[PartKey, Place]:
    """Return {(context path, Japanese string): where it stands} of a source page; two queries."""
    kind, content = source.specific_content_type.model_class(), json.loads(source.content_json)
    elements = {
        segment.context.path: ELEMENT.findall(segment.template.template)
        for segment in TemplateSegment.objects.filter(source=source).select_related(
            "context", "template"
        )
    }
    seen: Counter[str] = Counter()
    found: dict[PartKey, Place] = {}
    for path, string in (
        StringSegment.objects.filter(source=source)
        .order_by("order")
        .values_list("context__path", "string__data")
    ):
        of_path = elements.get(path, [])
        number = seen[path]
        seen[path] += 1
        element = of_path[number] if number < len(of_path) else ""
        found.setdefault((path, string), _place(kind, content, path, element))
    return found


def _place(kind: type, content: dict, path: str, element: str) -> Place:
    name, *rest = path.split(".")
    field = kind._meta.get_field(name)
    label = capfirst(str(field.verbose_name))
    if not isinstance(field, StreamField):
        return Place(label, element=element)
    raw = content.get(name) or []
    labels = list(
        _labels(field.stream_block, json.loads(raw) if isinstance(raw, str) else raw, rest)
    )
    return Place(label, " › ".join(labels), rest[0] if rest else "", element)


def _labels(block: blocks.Block, raw: object, path: Iterable[str]) -> Iterator[str]:
    """Yield the labels of the blocks that lead along `path`, from outside in."""
    for name in path:
        if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
            child = next((item for item in raw if item.get("id") == name), None)
            if child is None or child["type"] not in block.child_blocks:
                return
            block, raw = block.child_blocks[child["type"]], child["value"]
        elif isinstance(block, blocks.ListBlock) and isinstance(raw, list):
            child = next(
                (item for item in raw if isinstance(item, dict) and item.get("id") == name), None
            )
            block, raw = block.child_block, (child or {}).get("value")
            continue
        elif isinstance(block, blocks.BaseStructBlock) and name in block.child_blocks:
            block, raw = block.child_blocks[name], raw.get(name) if isinstance(raw, dict) else None
        else:
            return
        yield str(block.label)
