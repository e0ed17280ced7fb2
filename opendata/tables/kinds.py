"""How a value of a group (`groups.portal`) is written as a cell, and read from one."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from hub.core.japanese.validators import normalise
from hub.forms.fields import AddressField, TextField
from hub.forms.kinds import block_choices, new_row_id
from hub.pages.blocks.lists import LinkBlock, SupportItemBlock
from hub.pages.models.taxonomies import Term
from opendata.tables.cells import parse_day, parse_flag, parse_partial_date, read_lines, write_lines

SEPARATOR = ";"
PIECES = re.compile(r"[;；\n]")
SMALL_PIECES = re.compile(r"[、,，]")
WEB_ADDRESS = AddressField(max_length=200)


def key_of(label: str) -> str:
    """Return `label` as it is compared: width, case and blanks aside."""
    return re.sub(r"\s", "", normalise(label)).casefold()


class Kind:
    """A kind of cell. `read` raises ValidationError; `blank` is the value of an empty cell."""

    blank: Any = ""

    def write(self, value: Any) -> str:
        return "" if value is None else str(value)

    def read(self, text: str) -> Any:
        return text

    def merge(self, current: Any, new: Any) -> Any:
        """Return the value to keep when `new` was read for a group that has `current`."""
        return new


class Text(Kind):
    """Words, cleaned by a form field of the portal."""

    def __init__(self, field: type[forms.Field] = TextField) -> None:
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
            degrees = Decimal(normalise(text))
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
        typed = key_of(text)
        if typed in ("公開", "非公開"):
            return typed == "公開"
        raise ValidationError(_("Please write 公開 or 非公開."))


class Labels:
    """Codes and their names, both ways. A name that could be taken for another is not used."""

    def __init__(self, names: Iterable[tuple[str, list[str]]]) -> None:
        """Make it of (code, names), the first of which is written."""
        self.first: dict[str, str] = {}
        self.codes: dict[str, str] = {}
        doubtful = set()
        for code, labels in names:
            self.first[code] = labels[0]
            for key in {key_of(label) for label in labels}:
                if self.codes.setdefault(key, code) != code:
                    doubtful.add(key)
        self.codes = {key: code for key, code in self.codes.items() if key not in doubtful}
        self.codes |= {key_of(code): code for code in self.first}

    def write(self, code: str) -> str:
        label = self.first.get(code, code)
        plain = not PIECES.search(label) and label == label.strip()
        return label if plain and self.codes.get(key_of(label)) == code else code

    def read(self, text: str) -> str:
        code = self.codes.get(key_of(text))
        if code is None:
            raise ValidationError(_("“%(text)s” is not known."), params={"text": text[:80]})
        return code

    def knows(self, text: str) -> bool:
        return key_of(text) in self.codes


def choice_labels(choices: Iterable[tuple[str, Any]]) -> Labels:
    with translation.override("ja"):
        return Labels([(str(code), [str(label)]) for code, label in choices])


class Choice(Kind):
    """One of a list; an empty cell says nothing (`blank` is None: the value stays)."""

    blank = None

    def __init__(self, choices: Iterable[tuple[str, Any]]) -> None:
        self.choices = choices

    @cached_property
    def labels(self) -> Labels:
        return choice_labels(self.choices)

    def write(self, value: str) -> str:
        return self.labels.write(value)

    def read(self, text: str) -> str:
        return self.labels.read(text)


class Several(Kind):
    """Some of a list, separated by semicolons; `source` makes the labels when first needed."""

    def __init__(self, source: Callable[[], Labels], most: int | None = None) -> None:
        self.source, self.most = source, most

    @property
    def blank(self) -> list:
        return []

    @cached_property
    def labels(self) -> Labels:
        return self.source()

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


def term_labels(taxonomy: type[Term]) -> Labels:
    """Return the names of a taxonomy: Japanese is written, any language's is read."""
    return Labels(
        [
            (term.code, [term.label_ja, *term.labels(), *filter(None, [_official(term)])])
            for term in taxonomy.objects.all()
        ]
    )


def _official(term: Term) -> str:
    return getattr(term, "official", "")


class Goals(Kind):
    """The numbers of the SDGs."""

    @property
    def blank(self) -> list:
        return []

    def write(self, value: list[int]) -> str:
        return SEPARATOR.join(str(goal) for goal in value)

    def read(self, text: str) -> list[int]:
        typed = [piece for piece in re.split(r"[;,、\s]+", normalise(text)) if piece]
        goals = [int(piece) for piece in typed if re.fullmatch(r"[0-9]{1,2}", piece)]
        if len(goals) != len(typed) or not all(1 <= goal <= 17 for goal in goals):
            raise ValidationError(_("The goals are numbered 1 to 17."))
        return list(dict.fromkeys(goals))


class Rows(Kind):
    """Rows of a stream, a line each: a kind, a colon, and the words (or the address)."""

    def __init__(self, block: type, words: str, **fixed: str) -> None:
        """Rows of `block` whose main text is `words`; those alone that have the `fixed` values."""
        self.block, self.words, self.fixed = block, words, fixed

    @property
    def blank(self) -> list:
        return []

    @cached_property
    def labels(self) -> Labels:
        return choice_labels(block_choices(self.block, "kind"))

    def own(self, rows: list[dict]) -> list[dict]:
        """Return those of `rows` that this column is about."""
        return [row for row in rows if self.fixed.items() <= row.items()]

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
        row = {"id": new_row_id(), **self.fixed, "kind": self.labels.read(kind)}
        field = WEB_ADDRESS if self.words == "url" else TextField(max_length=200)
        return row | {self.words: field.clean(words[0])}


def links() -> Rows:
    return Rows(LinkBlock, "url")


def support(direction: str) -> Rows:
    return Rows(SupportItemBlock, "text", direction=direction)
