"""Which data of people a room keeps, what for, and how long: said once, in its `personal_data`.

Each room lists its files of personal data as `FILES` in a module `personal_data`, and as
`NOT_OF_PEOPLE` the columns that only look as if they told of people. From that list come what is
forgotten by age (`manage.py forget`, `hub.privacy`) and the register of personal data that the
law asks for (個人情報ファイル簿, 個人情報保護法 75条).
"""

import functools
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.conf import settings
from django.db.models import EmailField, Field, GenericIPAddressField, Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.core.fiscal_years import first_day, fiscal_year_of
from hub.core.rooms import modules_named

Text = str | Promise
BATCH = 500
# Names of columns that hold what tells of a person, whatever their type.
PERSONAL = re.compile(
    r"(^|_)(address|birthday|building|by_name|contact_person|display_name|email|fax|first_name"
    r"|ip|last_name|latitude|longitude|nickname|person|phone|postal_code|recipient|representative"
    r"|sender|username)(_|$)"
)


@dataclass(frozen=True)
class Span:
    """Kept for a time from the event on."""

    length: timedelta

    def cutoff(self, now: datetime) -> datetime:
        return now - self.length

    def of(self, number: int) -> "Span":
        return Span(timedelta(days=number))

    def __str__(self) -> str:
        if self.length >= timedelta(days=1):
            days = self.length.days
            return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
        minutes = int(self.length.total_seconds() // 60)
        return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}


@dataclass(frozen=True)
class Months:
    """Kept for some months, to the same day (the last one of a shorter month)."""

    number: int

    def cutoff(self, now: datetime) -> datetime:
        return _midnight(months_before(timezone.localdate(now), self.number))

    def of(self, number: int) -> "Months":
        return Months(number)

    def __str__(self) -> str:
        text = ngettext("%(number)d month", "%(number)d months", self.number)
        return text % {"number": self.number}


@dataclass(frozen=True)
class FiscalYears:
    """Kept until 31 March, some years after the end of the fiscal year of the event."""

    number: int

    def cutoff(self, now: datetime) -> datetime:
        return _midnight(first_day(fiscal_year_of(timezone.localdate(now)) - self.number))

    def of(self, number: int) -> "FiscalYears":
        return FiscalYears(number)

    def __str__(self) -> str:
        text = ngettext(
            "%(number)d year from 1 April after the fiscal year",
            "%(number)d years from 1 April after the fiscal year",
            self.number,
        )
        return text % {"number": self.number}


Keep = Span | Months | FiscalYears
_choosers: list[Callable[[str], int | None]] = []


def choose_by(chooser: Callable[[str], int | None]) -> None:
    """Let `chooser` say how many days, months or years the city set for the term of a key."""
    _choosers.append(chooser)


def chosen_number(key: str) -> int | None:
    return next((number for chooser in _choosers if (number := chooser(key)) is not None), None)


def days(number: int) -> Span:
    return Span(timedelta(days=number))


def months_before(day: date, months: int) -> date:
    """Return the same day some months ago (the last one of a shorter month)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class Term:
    """How long something is kept, and what then happens to it.

    Attributes:
        key: its name in commands, logs and /healthz.
        model: "app.Model" whose rows are due.
        keep: how long; a function where the city sets it.
        since: from when the time is counted, in words.
        due: returns the rows whose time began before a moment.
        columns: what is emptied; none: the rows are deleted.
        forget: does something else with the rows it is given, and returns how many it did.
        batch: how many rows in one transaction.
        is_often: each minute, not each night.
        bounds: from how few to how many days, months or years the city may set; none: fixed.
    """

    key: str
    model: str
    keep: Keep | Callable[[], Keep]
    since: Text
    due: Callable[[datetime], QuerySet]
    columns: tuple[str, ...] = ()
    forget: Callable[[QuerySet], int] | None = None
    batch: int = BATCH
    is_often: bool = False
    bounds: tuple[int, int] | None = None

    @property
    def kept(self) -> Keep:
        """How long it is kept now: as the city set it within the bounds, else as declared."""
        keep = self.keep() if callable(self.keep) else self.keep
        number = chosen_number(self.key) if self.bounds else None
        return keep if number is None else keep.of(number)

    def rows(self, now: datetime) -> QuerySet:
        """Return what is due at `now`."""
        return self.due(self.kept.cutoff(now))

    def apply(self, rows: QuerySet) -> int:
        """Forget `rows`; return how many."""
        if self.forget is not None:
            return self.forget(rows)
        if self.columns:
            return rows.update(**empty_values(rows.model, self.columns))
        return rows.delete()[1].get(rows.model._meta.label, 0)

    def in_words(self) -> str:
        """Return how long what is kept: "30 days (since it was sent): e-mail"."""
        model = apps.get_model(self.model)
        names = ", ".join(label_of(model, name) for name in self.columns)
        text = _("%(time)s (%(since)s)") % {"time": self.kept, "since": self.since}
        return f"{names}: {text}" if names else text


@dataclass(frozen=True)
class PersonalFile:
    """One entry of the register of personal data.

    Attributes:
        name: what the file is called.
        models: "app.Model" of each table in it.
        purpose: what for, and on what ground.
        people: whose data.
        source: where they come from.
        recipients: who gets them outside the office that is responsible.
        office: which is responsible.
        terms: what of it is forgotten by age.
        kept: how long the rest is kept.
        written: "app.Model.column" of what people write freely where no column names them.
    """

    name: Text
    models: tuple[str, ...]
    purpose: Text
    people: Text
    source: Text
    office: Text
    recipients: Text = "–"
    terms: tuple[Term, ...] = ()
    kept: Text = ""
    written: tuple[str, ...] = ()

    @property
    def items(self) -> list[str]:
        """Which data of people: the columns by name, each once."""
        found = [
            label_of(model, column.name)
            for model in map(apps.get_model, self.models)
            for column in _own_columns(model)
            if column in personal_columns(model) or path_of(column) in self.written
        ]
        return list(dict.fromkeys(found))

    @property
    def how_long(self) -> list[str]:
        """Each term in words, and how long the rest is kept."""
        return [term.in_words() for term in self.terms] + [str(self.kept)] * bool(self.kept)


def empty_values(model: type[Model], columns: tuple[str, ...]) -> dict[str, object]:
    """Return {column: what it holds when it is empty}."""
    return {name: _empty(model._meta.get_field(name)) for name in columns}


def _empty(column: Field) -> object:
    if column.null:
        return None
    return column.get_default() if column.has_default() else ""


def label_of(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)


def personal_columns(model: type[Model]) -> list[Field]:
    """Return the columns of `model` itself that point to a person or tell of one."""
    return [
        column
        for column in _own_columns(model)
        if _is_personal(column) and path_of(column) not in _not_of_people()
    ]


def path_of(column: Field) -> str:
    return f"{column.model._meta.label}.{column.name}"


@functools.cache
def _not_of_people() -> frozenset[str]:
    """Return "app.Model.column" of what only looks as if it told of people, of all rooms."""
    modules = modules_named("personal_data")
    return frozenset().union(*(getattr(module, "NOT_OF_PEOPLE", ()) for module in modules))


def _own_columns(model: type[Model]) -> Iterator[Field]:
    options = model._meta
    yield from (column for column in options.local_fields if column.concrete)
    yield from (link for link in options.local_many_to_many if link.concrete)


def _is_personal(column: Field) -> bool:
    related = column.related_model
    if related is not None:
        return related._meta.label == settings.AUTH_USER_MODEL
    if isinstance(column, EmailField | GenericIPAddressField):
        return True
    return bool(PERSONAL.search(column.name)) and column.get_internal_type() != "BooleanField"


@functools.cache
def all_files() -> tuple[PersonalFile, ...]:
    """Return the files of personal data of all rooms, as they are installed."""
    return tuple(
        file for module in modules_named("personal_data") for file in getattr(module, "FILES", ())
    )


@functools.cache
def all_terms() -> dict[str, Term]:
    """Return {key: term} of all rooms."""
    terms = [term for file in all_files() for term in file.terms]
    found = {term.key: term for term in terms}
    if len(found) < len(terms):
        raise ValueError(f"A term is named twice: {sorted(term.key for term in terms)}")
    return found


def undeclared() -> list[str]:
    """Return "app.Model.column" of what tells of a person and is in no file."""
    declared = {apps.get_model(name) for file in all_files() for name in file.models}
    return sorted(
        path_of(column)
        for model in apps.get_models(include_auto_created=True)
        if model not in declared
        for column in personal_columns(model)
    )
