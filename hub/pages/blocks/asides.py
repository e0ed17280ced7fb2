"""What a body holds beside its sentences: what pictures show, and who took them."""

from collections.abc import Iterator

from wagtail import blocks
from wagtail.images.blocks import ImageBlock

CREDITS = {"credit", "hero_credit"}


def asides(block: blocks.Block, value: object) -> Iterator[str]:
    """Yield those of the searchable words of `value`, which `block` describes, that no sentence of
    the page says: alternative texts and credits.
    """
    match block:
        case ImageBlock():
            yield from block.get_searchable_content(value)
        case blocks.StreamBlock():
            for child in value:
                yield from asides(child.block, child.value)
        case blocks.ListBlock():
            for child in value:
                yield from asides(block.child_block, child)
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                if name in CREDITS:
                    yield from child.get_searchable_content(value.get(name))
                else:
                    yield from asides(child, value.get(name))
