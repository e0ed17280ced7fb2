"""What changed in a body of blocks: changed blocks and fields alone, the rest folded away.

Compared is what people read, not how it is stored: ids of blocks and spaces at the ends of texts,
which a first round trip through the form changes, say nothing.
"""

import re
from itertools import groupby
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext
from wagtail import blocks
from wagtail.admin.compare import (
    BaseSequenceBlockComparison,
    BlockComparison,
    StreamBlockComparison,
    StreamFieldComparison,
    StructBlockComparison,
    get_comparison_class_for_block,
)

BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def meaning(value: Any) -> Any:
    """Return a stored value without what nobody reads: ids, keys, spaces at the ends."""
    if isinstance(value, str):
        return BLOCK_KEY.sub("", value).replace("\r\n", "\n").strip()
    if isinstance(value, dict):
        if {"type", "value"} <= value.keys() <= {"type", "value", "id"}:
            return [value["type"], meaning(value["value"])]
        return {name: meaning(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [meaning(inner) for inner in value]
    return value


def differs(block: blocks.Block, before: Any, after: Any) -> bool:
    """Return whether two values of `block` read differently."""
    return meaning(block.get_prep_value(before)) != meaning(block.get_prep_value(after))


class FoldedComparison(StreamFieldComparison):
    """A StreamField whose unchanged blocks are folded."""

    def has_changed(self) -> bool:
        return differs(self.field.stream_block, self.val_a, self.val_b)

    def htmldiff(self) -> SafeString:
        block = self.field.stream_block
        return _sequence(StreamBlockComparison(block, True, True, self.val_a, self.val_b))


def _change(comparison: BlockComparison) -> SafeString:
    """Return the HTML of one block, new, taken out or changed."""
    if comparison.is_new():
        return comparison.htmlvalue(comparison.val_b)
    if comparison.is_deleted():
        return comparison.htmlvalue(comparison.val_a)
    if isinstance(comparison, StructBlockComparison):
        return _struct(comparison)
    if isinstance(comparison, BaseSequenceBlockComparison):
        return _sequence(comparison)
    return comparison.htmldiff()


def _struct(comparison: StructBlockComparison) -> SafeString:
    changed = []
    for name, block in comparison.block.child_blocks.items():
        before, after = comparison.val_a[name], comparison.val_b[name]
        if differs(block, before, after):
            inner = get_comparison_class_for_block(block)(block, True, True, before, after)
            changed.append((block.label, _change(inner)))
    return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", changed))


def _sequence(comparison: BaseSequenceBlockComparison) -> SafeString:
    parts = []
    for is_same, run in groupby(comparison.get_block_comparisons(), key=_is_same):
        found = list(run)
        parts.append(_folded(found) if is_same else _listed(found))
    return mark_safe("".join(parts))  # noqa: S308 (each part is escaped where it is made)


def _is_same(comparison: BlockComparison) -> bool:
    if comparison.is_new() or comparison.is_deleted():
        return False
    return not differs(comparison.block, comparison.val_a, comparison.val_b)


def _listed(found: list[BlockComparison]) -> SafeString:
    rows = [
        (
            " addition" if block.is_new() else " deletion" if block.is_deleted() else "",
            _change(block),
        )
        for block in found
    ]
    return format_html_join("", '<div class="comparison__child-object{}">{}</div>', rows)


def _folded(found: list[BlockComparison]) -> SafeString:
    count = len(found)
    label = ngettext("%(count)s block unchanged", "%(count)s blocks unchanged", count)
    rows = [(block.htmlvalue(block.val_b),) for block in found]
    return format_html(
        '<details class="review__same"><summary>{}</summary>{}</details>',
        label % {"count": count},
        format_html_join("", '<div class="comparison__child-object">{}</div>', rows),
    )
