"""YAML values → raw values of blocks, with ids that are the same at every load."""

import re
import uuid
from typing import TYPE_CHECKING, Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

if TYPE_CHECKING:
    from demonstration.loader import Demonstration

NAMESPACE = uuid.UUID("6f1b2c9e-6c1f-5a55-9d2e-0d6a0f8b1c11")
PAGE_LINK = re.compile(r'href="page:([^"]*)"')


def block_id(*path: object) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, path))))


def rich_text(demo: "Demonstration", html: str) -> str:
    """Return `html` in Wagtail's stored form: `page:` links by id, no white space between tags."""
    linked = PAGE_LINK.sub(
        lambda match: f'linktype="page" id="{demo.page(match[1]).pk}"', html or ""
    )
    return re.sub(r">\s+<", "><", linked).strip()


def raw_value(demo: "Demonstration", block: blocks.Block, value: Any, *path: object) -> Any:
    """Return the raw value of `block` for a YAML `value`; `path` names the place for its ids."""
    if isinstance(block, ImageBlock):
        return value and {
            "image": demo.picture(value).pk,
            "alt_text": value.get("alt", ""),
            "decorative": False,
        }
    if isinstance(block, blocks.PageChooserBlock):
        return demo.page(value).pk if value is not None else None
    if isinstance(block, DocumentChooserBlock):
        key = value["document"] if isinstance(value, dict) else value
        return demo.documents[key].pk
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(demo, value or "")
    if isinstance(block, blocks.StreamBlock):
        return raw_stream(demo, block, value or [], *path)
    if isinstance(block, blocks.StructBlock):
        unknown = set(value) - set(block.child_blocks)
        if unknown:
            raise ValueError(f"{path}: {block.name} has no {sorted(unknown)}")
        return {
            name: raw_value(demo, child, value.get(name), *path, name)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [
            {
                "type": "item",
                "value": raw_value(demo, block.child_block, item, *path, index),
                "id": block_id(*path, index),
            }
            for index, item in enumerate(value or [])
        ]
    if isinstance(block, blocks.MultipleChoiceBlock):
        return list(value or [])
    if isinstance(block, blocks.BooleanBlock):
        return bool(value)
    if isinstance(block, blocks.IntegerBlock):
        return block.get_default() if value is None else value
    if isinstance(block, blocks.DateBlock):
        return str(value) if value else None
    return "" if value is None else str(value)


def raw_stream(
    demo: "Demonstration", block: blocks.StreamBlock, items: list, *path: object
) -> list[dict]:
    """Return the raw stream of `items`: {type, value}, or bare values of the only child block."""
    only = next(iter(block.child_blocks)) if len(block.child_blocks) == 1 else ""
    raw = []
    for index, item in enumerate(items):
        name, value = (only, item) if only else (item["type"], item["value"])
        raw.append(
            {
                "type": name,
                "value": raw_value(demo, block.child_blocks[name], value, *path, index),
                "id": block_id(*path, index),
            }
        )
    return raw
