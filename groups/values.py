"""A group's page as plain values: what drafts keep, forms edit and reviewers compare.

`read` and `write` are each other's inverse. Values are what JSON holds: text, numbers, lists of
codes, and lists of rows (`{"id": …, …}`; the id ties a row to its translations, so it is kept).
"""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from wagtail.blocks import StreamBlock

from groups.models import (
    GroupAccessibility,
    GroupActivityField,
    GroupArea,
    GroupAudience,
    GroupDay,
    GroupLanguage,
    GroupNeed,
    GroupPage,
)
from hub.core.cached import forget_cached
from hub.pages.models import ActivityField, Area, Need

# value name → (relation, row model, taxonomy)
TERM_ROWS = {
    "activity_fields": ("field_rows", GroupActivityField, ActivityField),
    "needs": ("need_rows", GroupNeed, Need),
    "areas": ("area_rows", GroupArea, Area),
}
# value name → (relation, row model)
CODE_ROWS = {
    "audiences": ("audience_rows", GroupAudience),
    "days": ("day_rows", GroupDay),
    "languages_spoken": ("language_rows", GroupLanguage),
    "accessibility": ("accessibility_rows", GroupAccessibility),
}
# value name → block type of its rows
STREAMS = {"photos": "photo", "links": "link", "support": "item"}


def read(page: GroupPage, names: list[str] | tuple[str, ...]) -> dict[str, object]:
    """Return {name: plain value} of `page` for `names`."""
    return {name: _read(page, name) for name in names}


def write(page: GroupPage, values: dict[str, object]) -> GroupPage:
    """Set `values` on `page` without saving; return it."""
    for name, value in values.items():
        _write(page, name, value)
    return page


def plain(value: object) -> object:
    """Return `value` of a model or form field as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, models.Model):
        return value.pk
    return value


def new_row_id() -> str:
    return str(uuid.uuid4())


def _read(page: GroupPage, name: str) -> object:
    if name in TERM_ROWS:
        return [row.term.code for row in getattr(page, TERM_ROWS[name][0]).all()]
    if name in CODE_ROWS:
        return [row.code for row in getattr(page, CODE_ROWS[name][0]).all()]
    if name in STREAMS:
        return [_row(item) for item in getattr(page, name).get_prep_value()]
    return plain(getattr(page, page._meta.get_field(name).attname))


def _write(page: GroupPage, name: str, value: Any) -> None:
    if name in TERM_ROWS or name in CODE_ROWS:
        forget_cached(page, name)
    if name in TERM_ROWS:
        relation, model, taxonomy = TERM_ROWS[name]
        terms = {term.code: term for term in taxonomy.objects.filter(code__in=value)}
        rows = [model(term=terms[code], sort_order=n) for n, code in enumerate(value)]
        setattr(page, relation, rows)
    elif name in CODE_ROWS:
        relation, model = CODE_ROWS[name]
        setattr(page, relation, [model(code=code, sort_order=n) for n, code in enumerate(value)])
    elif name in STREAMS:
        block: StreamBlock = page._meta.get_field(name).stream_block
        setattr(page, name, block.to_python([_block(STREAMS[name], row) for row in value]))
    else:
        field = page._meta.get_field(name)
        setattr(page, field.attname, field.to_python(value))


def _row(item: dict) -> dict[str, object]:
    """Return a stream item of any of our row blocks as a flat row."""
    row = {"id": item["id"], **item["value"]}
    if "image" in row:
        row["alt"] = row["image"].get("alt_text") or ""
        row["image"] = row["image"]["image"]
        row["caption"] = row.get("caption") or ""
    return row


def _block(block_type: str, row: dict) -> dict[str, object]:
    value = {key: entry for key, entry in row.items() if key != "id"}
    if "image" in value:
        alt = value.pop("alt", "")
        value["image"] = {"image": value["image"], "alt_text": alt, "decorative": False}
    return {"type": block_type, "id": row["id"], "value": value}
