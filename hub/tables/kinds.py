"""How a value of a form is written as a cell, and read from one: it follows from its declaration."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.blocks import StructBlock, URLBlock

from hub.forms import kinds as values
from hub.forms.declaration import Cell, Declaration, Field, Words
from hub.forms.fields import AddressField, TextField
from hub.tables.cells import parse_day, parse_flag, parse_partial_date, read_lines, write_lines
from hub.tables.labels import PIECES, SEPARATOR, Labels, choice_labels, term_labels
from hub.text.normalise import name_key, plain

SMALL_PIECES = re.compile(r"[、,，]")
MAX_ROW_LENGTH = 200


class Kind:
    """A kind of cell. `read` raises ValidationError; `blank` is the value of an empty cell.

    `keeps_if_empty`: an empty cell says nothing, so the value stays.
    """

    blank: Any = ""
    keeps_if_empty = False

    def write(self, value: Any) -> str:
        return "" if value is None else str(value)

    def read(self, text: str) -> Any:
        return text

    def merge(self, current: Any, new: Any) -> Any:
        """Return the value to keep when `new` was read for an object that has `current`."""
        return new


class Text(Kind):
    """Words, cleaned by the form field into which people type them."""

    def __init__(self, field: type[forms.Field]) -> None:
        self.field = field(required=False)

    def read(self, text: str) -> str:
        return self.field.clean(text)


class Day(Kind):
    blank = None

    def read(self, text: str) -> str:
        return parse_day(text).isoformat()


class DateAsKnown(Kind):
    """A year, a month or a day. Spreadsheets make a day of 2013-05, but leave 2013年5月 as it is."""

    def write(self, value: str) -> str:
        year, *month = value.split("-")
        if not value or len(month) == 2:
            return value
        return f"{year}年" + "".join(f"{int(part)}月" for part in month)

    def read(self, text: str) -> str:
        return str(parse_partial_date(text))

    def merge(self, current: str, new: str) -> str:
        """A first day that a spreadsheet made of a month or a year says nothing new."""
        return (
            current
            if current and new.startswith(current) and set(new[len(current) :]) <= set("-01")
            else new
        )


class Number(Kind):
    blank = None

    def __init__(self, field: type[forms.Field]) -> None:
        self.field = field(required=False)

    def read(self, text: str) -> int | None:
        return self.field.clean(text)


class Degrees(Kind):
    blank = None

    def write(self, value: Decimal | str | float | None) -> str:
        return "" if value in (None, "") else format(Decimal(str(value)).normalize(), "f")

    def read(self, text: str) -> str:
        try:
            degrees = Decimal(plain(text))
            return str(degrees.quantize(Decimal("0.000001")))
        except InvalidOperation as error:
            raise ValidationError(_("Please write degrees such as 36.365900.")) from error


class Flag(Kind):
    blank = False

    def write(self, value: bool) -> str:
        return "はい" if value else "いいえ"

    def read(self, text: str) -> bool:
        return parse_flag(text)


class Publicity(Flag):
    """A 公開/非公開 choice; an empty cell keeps the value private."""

    def write(self, value: bool) -> str:
        return "公開" if value else "非公開"

    def read(self, text: str) -> bool:
        typed = name_key(text)
        if typed in ("公開", "非公開"):
            return typed == "公開"
        raise ValidationError(_("Please write 公開 or 非公開."))


class Choice(Kind):
    """One of a list."""

    blank = None
    keeps_if_empty = True

    def __init__(self, choices: Iterable[tuple[str, Any]], words: Words) -> None:
        self.choices, self.words = choices, words

    @cached_property
    def labels(self) -> Labels:
        return choice_labels(self.choices, self.words)

    def write(self, value: str) -> str:
        return self.labels.write(value)

    def read(self, text: str) -> str:
        return self.labels.read(text)


class Several(Kind):
    """Some codes of a list, at most `most`, separated by semicolons."""

    def __init__(
        self, codes: values.Codes, model: type[models.Model], words: Words, most: int | None = None
    ) -> None:
        self.codes, self.model, self.words, self.most = codes, model, words, most

    @property
    def blank(self) -> list:
        return []

    @cached_property
    def labels(self) -> Labels:
        if isinstance(self.codes, values.Terms):
            return term_labels(self.codes.taxonomy(self.model))
        return choice_labels(self.codes.labels(self.model).items(), self.words)

    def write(self, value: list[str]) -> str:
        return SEPARATOR.join(self.labels.write(code) for code in value)

    def read(self, text: str) -> list[str]:
        pieces = []
        for piece in PIECES.split(text):
            whole = self.labels.knows(piece)
            pieces += [piece] if whole else SMALL_PIECES.split(piece)
        codes = [self.labels.read(piece) for piece in pieces if piece.strip()]
        if self.most and len(codes) > self.most:
            raise ValidationError(_("Please choose %(most)s at most."), params={"most": self.most})
        return list(dict.fromkeys(codes))


class Numbers(Kind):
    """Some of the numbers that a form field offers."""

    def __init__(self, field: forms.TypedMultipleChoiceField) -> None:
        self.known = [number for number, _label in field.choices]

    @property
    def blank(self) -> list:
        return []

    def write(self, value: list[int]) -> str:
        return SEPARATOR.join(str(number) for number in value)

    def read(self, text: str) -> list[int]:
        typed = [piece for piece in re.split(r"[;,、\s]+", plain(text)) if piece]
        numbers = [int(piece) for piece in typed if re.fullmatch(r"[0-9]{1,2}", piece)]
        if len(numbers) != len(typed) or not set(numbers) <= set(self.known):
            raise ValidationError(
                _("Please write numbers from %(first)s to %(last)s."),
                params={"first": self.known[0], "last": self.known[-1]},
            )
        return list(dict.fromkeys(numbers))


class Rows(Kind):
    """Rows of a stream, a line each: a kind, a colon, and the words (or the address)."""

    def __init__(self, block: StructBlock, words: str, only: dict[str, str]) -> None:
        """Rows of `block` whose main text is `words`; those alone that have the entries `only`."""
        self.block, self.words, self.only = block, words, only

    @property
    def blank(self) -> list:
        return []

    @cached_property
    def labels(self) -> Labels:
        return choice_labels(values.block_choices(self.block, "kind"), {})

    @cached_property
    def field(self) -> forms.Field:
        is_address = isinstance(self.block.child_blocks[self.words], URLBlock)
        return (AddressField if is_address else TextField)(max_length=MAX_ROW_LENGTH)

    def own(self, rows: list[dict]) -> list[dict]:
        """Return those of `rows` that this column is about."""
        return [row for row in rows if self.only.items() <= row.items()]

    def write(self, value: list[dict]) -> str:
        rows = self.own(value)
        return write_lines([f"{self.labels.write(row['kind'])}: {row[self.words]}" for row in rows])

    def read(self, text: str) -> list[dict]:
        return [self._row(line) for line in read_lines(text)]

    def merge(self, current: list[dict], new: list[dict]) -> list[dict]:
        """Rows that say the same keep their ids, by which translations know them."""
        known = {(row["kind"], row[self.words]): row["id"] for row in self.own(current)}
        for row in new:
            row["id"] = known.pop((row["kind"], row[self.words]), row["id"])
        return [*new, *(row for row in current if row not in self.own(current))]

    def _row(self, line: str) -> dict:
        kind, *words = re.split("[:：]", line, maxsplit=1)
        if not words or not words[0].strip():
            raise ValidationError(_("Please write a kind, a colon and the words in each line."))
        row = {"id": values.new_row_id(), **self.only, "kind": self.labels.read(kind)}
        return row | {self.words: self.field.clean(words[0])}


NOT_TEXT = {"BooleanField": Flag, "DateField": Day, "DecimalField": Degrees}


def kind_of(form: Declaration, declared: Field, cell: Cell | None = None) -> Kind:
    """Return how a value of a form is written into a cell: from its kind, its model's column and
    the field into which people type it."""
    match declared.kind:
        case values.Publicity():
            return Publicity()
        case values.DateAsKnown():
            return DateAsKnown()
        case values.Codes() as codes:
            most = getattr(form.typed_into(declared.name), "most", None)
            return Several(codes, form.model, declared.words, most)
        case values.Rows() as rows:
            stream = form.model._meta.get_field(declared.name).stream_block
            block = stream.child_blocks[rows.block_type]
            return Rows(block, rows.text or rows.address, cell.only if cell else {})
    return _kind_of_column(form, declared)


def _kind_of_column(form: Declaration, declared: Field) -> Kind:
    name = declared.name
    column, field = form.model._meta.get_field(name), form.typed_into(name)
    if column.choices:
        return Choice(column.flatchoices, declared.words)
    if isinstance(field, forms.TypedMultipleChoiceField):
        return Numbers(field)
    if kind := NOT_TEXT.get(column.get_internal_type()):
        return kind()
    if isinstance(field, forms.IntegerField):
        return Number(type(field))
    return Text(type(field) if field else TextField)
