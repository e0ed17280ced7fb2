"""Content as the page form would leave it, by whatever way it came: import, script, YAML, form.

A form takes spaces off the ends of texts and gives every block an id. What came another way and
did not would change at its first visit to the form, and be translated and reviewed again; so would
lines that a browser ends in CRLF. What nobody sees is taken out of the texts.
"""

import json
import uuid
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField

from hub.text.normalise import clean

TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.RawHTMLBlock, blocks.RichTextBlock)


def normalise(page: models.Model) -> None:
    """Change the text fields and bodies of `page` (unsaved) to what its form would make of them."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            _normalise_body(page, field)
        elif isinstance(field, models.CharField | models.TextField) and field.editable:
            value = getattr(page, field.attname)
            if isinstance(value, str) and value != _text(value):
                setattr(page, field.attname, _text(value))


def _text(value: str) -> str:
    return clean(value).strip()


def _normalise_body(page: models.Model, field: StreamField) -> None:
    before = json.loads(json.dumps(list(getattr(page, field.attname).raw_data), default=str))
    after = _stream(field.stream_block, before)
    if after != before:
        setattr(page, field.attname, json.dumps(after))


def _stream(block: blocks.StreamBlock, raw: list[dict]) -> list[dict]:
    return [
        {
            **child,
            "value": _value(block.child_blocks[child["type"]], child["value"]),
            "id": child.get("id") or str(uuid.uuid4()),
        }
        for child in raw
        if child["type"] in block.child_blocks
    ]


def _value(block: blocks.Block, raw: Any) -> Any:
    if isinstance(raw, str):
        return _text(raw) if isinstance(block, TEXTS) else raw
    if isinstance(block, blocks.StreamBlock) and isinstance(raw, list):
        return _stream(block, raw)
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return [_item(block, item) for item in raw]
    if isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        known = block.child_blocks
        return {k: _value(known[k], v) if k in known else v for k, v in raw.items()}
    return raw


def _item(block: blocks.ListBlock, raw: Any) -> dict:
    """Return one item of a list with an id; older and hand-written ones are bare values."""
    if not block._item_is_in_block_format(raw):
        raw = {"type": "item", "value": raw, "id": ""}
    return {
        **raw,
        "value": _value(block.child_block, raw["value"]),
        "id": raw.get("id") or str(uuid.uuid4()),
    }
