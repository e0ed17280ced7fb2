"""Kinds of values: how each is read from an object, written into it, and shown to people.

A plain value is what JSON holds: text, numbers, lists of codes, and lists of rows
(`{"id": …, …}`; the id ties a row to its translations, so it is kept). `read` and `write` are each
other's inverse.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock, StructBlock

from hub.assets.models import HubDocument, HubImage
from hub.core.cached import forget_cached
from hub.core.partial_dates import PartialDate


@dataclass(frozen=True)
class Line:
    """A line of a value; `image` if it is a picture, `url` if it is a file."""

    text: str
    image: HubImage | None = None
    url: str = ""


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


def block_choices(block: type[StructBlock] | StructBlock, name: str) -> list[tuple[str, str]]:
    """Return the choices of the block's choice field `name`."""
    return [choice for choice in block.base_blocks[name].field.choices if choice[0]]


class Column:
    """A column of the object."""

    def read(self, found: models.Model, name: str) -> object:
        return plain(getattr(found, found._meta.get_field(name).attname))

    def write(self, found: models.Model, name: str, value: Any) -> None:
        field = found._meta.get_field(name)
        setattr(found, field.attname, field.to_python(value))

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        """Return a plain value as lines to read, in the active language; nothing if it is empty."""
        return [Line(text) for text in [self.words(model._meta.get_field(name), value)] if text]

    def words(self, field: models.Field, value: Any) -> str:
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, list):
            return ", ".join(str(entry) for entry in value)
        if value in ("", None):
            return ""
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if field.get_internal_type() == "DateField":
            return date_format(date.fromisoformat(value), "DATE_FORMAT")
        if field.remote_field:
            return str(field.remote_field.model.objects.filter(pk=value).first() or "")
        return str(value)

    def texts(self, value: Any) -> list[str]:
        """Return the words in it that someone wrote freely, if its field says that it has any."""
        return [str(value)] if value else []

    def addresses(self, value: Any) -> list[str]:
        """Return the addresses on the web that it holds as such."""
        return []

    def images(self, value: Any) -> set[int]:
        """Return the keys of the pictures that it uses."""
        return set()

    def documents(self, value: Any) -> set[int]:
        """Return the keys of the documents that it uses."""
        return set()


class DateAsKnown(Column):
    """A date of which people may know only the year, or the year and the month."""

    def words(self, field: models.Field, value: Any) -> str:
        return PartialDate.read(value).in_words if value else ""


class Publicity(Column):
    """The choice that publishes another value, or not."""

    def words(self, field: models.Field, value: Any) -> str:
        return _("Public") if value else _("Private")


class WebAddress(Column):
    def addresses(self, value: Any) -> list[str]:
        return [value] if value else []


class Codes(Column):
    """Ordered child rows, each with a code of a list."""

    code = "code"

    def __init__(self, relation: str) -> None:
        self.relation = relation

    def row_model(self, model: type[models.Model]) -> Any:
        return model._meta.get_field(self.relation).related_model

    def parent_name(self, model: type[models.Model]) -> str:
        """Return the name of the rows' column that points at the object."""
        return model._meta.get_field(self.relation).field.name

    def read(self, found: models.Model, name: str) -> list[str]:
        return [row.code for row in getattr(found, self.relation).all()]

    def write(self, found: models.Model, name: str, value: Any) -> None:
        forget_cached(found, name)
        row = self.row_model(type(found))
        setattr(
            found, self.relation, [row(code=code, sort_order=n) for n, code in enumerate(value)]
        )

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        labels = self.labels(model)
        return [Line(str(labels.get(code, code))) for code in value]

    def labels(self, model: type[models.Model]) -> dict[str, Any]:
        return dict(self.row_model(model)._meta.get_field("code").flatchoices)

    def texts(self, value: Any) -> list[str]:
        return []


class Terms(Codes):
    """Ordered child rows, each with a term of a taxonomy."""

    code = "term__code"

    def taxonomy(self, model: type[models.Model]) -> Any:
        return self.row_model(model)._meta.get_field("term").related_model

    def read(self, found: models.Model, name: str) -> list[str]:
        return [row.term.code for row in getattr(found, self.relation).all()]

    def write(self, found: models.Model, name: str, value: Any) -> None:
        forget_cached(found, name)
        model = type(found)
        terms = {term.code: term for term in self.taxonomy(model).objects.filter(code__in=value)}
        row = self.row_model(model)
        rows = [row(term=terms[code], sort_order=n) for n, code in enumerate(value)]
        setattr(found, self.relation, rows)

    def labels(self, model: type[models.Model]) -> dict[str, Any]:
        return {term.code: term.label for term in self.taxonomy(model).objects.all()}


class Rows(Column):
    """The blocks of one type of a stream, as flat rows.

    Args:
        block_type: of each row.
        words: what a row says, in the active language.
        text: the entry of a row that someone wrote freely.
        address: the entry of a row that is an address on the web.
    """

    def __init__(
        self,
        block_type: str,
        words: Callable[[dict], str],
        *,
        text: str = "",
        address: str = "",
    ) -> None:
        self.block_type, self.row_words = block_type, words
        self.text, self.address = text, address

    def read(self, found: models.Model, name: str) -> list[dict[str, object]]:
        return [self.row(item) for item in getattr(found, name).get_prep_value()]

    def write(self, found: models.Model, name: str, value: Any) -> None:
        block: StreamBlock = found._meta.get_field(name).stream_block
        setattr(found, name, block.to_python([self.block(row) for row in value]))

    def row(self, item: dict) -> dict[str, object]:
        return {"id": item["id"], **item["value"]}

    def block(self, row: dict) -> dict[str, object]:
        value = {key: entry for key, entry in row.items() if key != "id"}
        return {"type": self.block_type, "id": row["id"], "value": value}

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        return [Line(self.row_words(row)) for row in value]

    def texts(self, value: Any) -> list[str]:
        return [row[self.text] for row in value] if self.text else []

    def addresses(self, value: Any) -> list[str]:
        return [row[self.address] for row in value] if self.address else []


class Photos(Rows):
    """Photos of a stream: the picture, what it shows, its caption."""

    def __init__(self, block_type: str) -> None:
        super().__init__(block_type, _words_of_photo)

    def row(self, item: dict) -> dict[str, object]:
        value = item["value"]
        return {
            "id": item["id"],
            "image": value["image"]["image"],
            "alt": value["image"].get("alt_text") or "",
            "caption": value.get("caption") or "",
        }

    def block(self, row: dict) -> dict[str, object]:
        image = {"image": row["image"], "alt_text": row.get("alt", ""), "decorative": False}
        value = {"image": image, "caption": row.get("caption", "")}
        return {"type": self.block_type, "id": row["id"], "value": value}

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        found = HubImage.objects.in_bulk(self.images(value))
        shown = [row for row in value if row["image"] in found]
        return [Line(self.row_words(row), found[row["image"]]) for row in shown]

    def texts(self, value: Any) -> list[str]:
        return [f"{row['alt']} {row['caption']}" for row in value]

    def images(self, value: Any) -> set[int]:
        return {row["image"] for row in value or [] if row["image"]}


def _words_of_photo(row: dict) -> str:
    return " / ".join(part for part in (row["alt"], row["caption"]) if part)


class Picture(Column):
    """A picture of the library."""

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        return [Line("", image) for image in HubImage.objects.filter(pk=value)]

    def images(self, value: Any) -> set[int]:
        return {value} if value else set()


class Document(Column):
    """A file of the library."""

    def lines(self, model: type[models.Model], name: str, value: Any) -> list[Line]:
        papers = HubDocument.objects.filter(pk=value)
        return [Line(paper.filename, url=paper.url) for paper in papers]

    def documents(self, value: Any) -> set[int]:
        return {value} if value else set()
