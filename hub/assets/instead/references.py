"""Where a page refers to a picture or a file, and how another one is put there.

Wagtail's reference index says that a page refers to something, but cannot change it.
"""

import re
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    ChooserBlock,
    ListBlock,
    RichTextBlock,
)
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import ReferenceIndex

from hub.assets.models import HubDocument, HubImage

Asset = HubImage | HubDocument
# How a text in Wagtail's format names what it shows or links to.
TAG = re.compile(r"<(?:embed|a)\b[^>]*>")
KINDS = {HubImage: 'embedtype="image"', HubDocument: 'linktype="document"'}


def refers_to(owner: Model, asset: Asset) -> bool:
    """Return whether `owner` (a page as it is, or a version of it) refers to `asset` anywhere."""
    wanted = (ContentType.objects.get_for_model(asset).pk, str(asset.pk))
    found = ReferenceIndex._extract_references_from_object(owner)
    return any(wanted == (content_type, key) for content_type, key, *_path in found)


@dataclass(frozen=True)
class Exchange:
    """`new` in the place of `old`, which is of the same kind; the rest stays as it is."""

    old: Asset
    new: Asset

    def make_in(self, owner: Model) -> None:
        """Exchange all references in the unsaved `owner` and in what belongs to it."""
        for field in owner._meta.get_fields():
            if isinstance(field, ForeignKey) and field.related_model is type(self.old):
                if getattr(owner, field.attname) == self.old.pk:
                    setattr(owner, field.name, self.new)
            elif isinstance(field, RichTextField):
                setattr(owner, field.name, self._in_text(getattr(owner, field.name)))
            elif isinstance(field, StreamField):
                raw = field.stream_block.get_prep_value(getattr(owner, field.name))
                changed = self._in_value(field.stream_block, raw)
                setattr(owner, field.name, field.stream_block.to_python(changed))
        for relation in get_all_child_relations(type(owner)):
            children = getattr(owner, relation.get_accessor_name())
            rows = list(children.all())
            for row in rows:
                self.make_in(row)
            children.set(rows)

    def _in_text(self, text: str) -> str:
        return TAG.sub(self._in_tag, text or "")

    def _in_tag(self, tag: re.Match) -> str:
        if KINDS[type(self.old)] not in tag[0]:
            return tag[0]
        return re.sub(rf'(?<=\sid="){self.old.pk}(?=")', str(self.new.pk), tag[0])

    def _in_value(self, block: Block, raw: object) -> object:
        """Return the stored value `raw` of `block` with the references exchanged."""
        if raw is None:
            return None
        if isinstance(block, ChooserBlock):
            is_old = block.model_class is type(self.old) and raw == self.old.pk
            return self.new.pk if is_old else raw
        if isinstance(block, RichTextBlock):
            return self._in_text(raw)
        if isinstance(block, BaseStreamBlock):
            return [self._in_item(block.child_blocks.get(item["type"]), item) for item in raw]
        if isinstance(block, ListBlock):
            return [self._in_item(block.child_block, item) for item in raw]
        if isinstance(block, BaseStructBlock):
            return {
                name: self._in_value(block.child_blocks.get(name), value)
                for name, value in raw.items()
            }
        if isinstance(block, BaseTypedTableBlock):
            return self._in_table(block, raw)
        return raw

    def _in_item(self, block: Block | None, item: dict) -> dict:
        return item | {"value": self._in_value(block, item["value"])}

    def _in_table(self, block: BaseTypedTableBlock, raw: dict) -> dict:
        columns = [block.child_blocks.get(column["type"]) for column in raw["columns"]]
        rows = [
            row
            | {
                "values": [
                    self._in_value(column, cell)
                    for column, cell in zip(columns, row["values"], strict=False)
                ]
            }
            for row in raw["rows"]
        ]
        return raw | {"rows": rows}
