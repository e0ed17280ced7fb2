"""The columns of a table of a form's objects, in the order in which it declares its fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models

from hub.core.japanese.validators import validate_shown
from hub.forms.declaration import Cell, Declaration, Field
from hub.forms.kinds import Codes, Rows
from hub.tables.kinds import Kind, kind_of
from hub.text.normalise import clean

PUBLICITY = "{}の公開"


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        name: of the value that it holds, or a part of it.
        header: what stands above it.
        kind: how a cell is written and read.
        aliases: headers by which people know it besides.
        choice: the name of the value that makes this one public, or "".
        is_needed: whether a new object must fill it.
        model_field: the column of the model that keeps the value, if one column does.
    """

    name: str
    header: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    choice: str = ""
    is_needed: bool = False
    model_field: models.Field | None = None

    def cell(self, values: dict) -> str:
        """Return the cell of an object whose values are `values`."""
        return self.kind.write(values[self.name])

    def read(self, text: str) -> object:
        """Return the value of a cell, valid for its field. Raises ValidationError."""
        validate_shown(text)
        text = clean(text)
        if not text:
            return self.kind.blank
        value = self.kind.read(text)
        if self.model_field is not None:
            self.model_field.clean(value, None)
        return value


def columns(form: Declaration) -> list[Column]:
    """Return the columns that a table for anyone has.

    Made each time: the names of codes may change.
    """
    return list(_columns(form, is_for_staff=False))


def staff_columns(form: Declaration) -> list[Column]:
    """Return the further columns that only staff's tables have.

    First the choices that publish a value, which need no words of their own, then what the form
    declares for staff.
    """
    choices = [
        Column(column.choice, PUBLICITY.format(column.header), kind_of(form, choice))
        for column in columns(form)
        if column.choice and not (choice := form.by_name[column.choice]).cells
    ]
    return [*choices, *_columns(form, is_for_staff=True)]


def value_names(table: Iterable[Column]) -> tuple[str, ...]:
    """Return the names of the values that the columns of `table` are about, each once."""
    return tuple(dict.fromkeys(column.name for column in table))


def _columns(form: Declaration, *, is_for_staff: bool) -> Iterator[Column]:
    for declared in form.fields:
        for cell in declared.cells:
            if cell.is_for_staff == is_for_staff:
                yield _column(form, declared, cell)


def _column(form: Declaration, declared: Field, cell: Cell) -> Column:
    keeps_rows = isinstance(declared.kind, Codes | Rows)
    return Column(
        declared.name,
        cell.header,
        kind_of(form, declared, cell),
        cell.aliases,
        declared.public_if,
        cell.is_needed,
        None if keeps_rows else form.model._meta.get_field(declared.name),
    )
