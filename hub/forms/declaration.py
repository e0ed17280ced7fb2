"""A form that is filled in outside the admin: its steps, and all that is known of its fields.

What a mechanism has to know of a field stands here, once: how it is read, written, compared and
shown, what publishes it, whether it may be public at once or approved together with others,
whether people write in it freely. A room makes a `Declaration` of its own and registers it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

from hub.core.rules import YES, Answer
from hub.forms.kinds import Column, Line, Publicity

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.forms.models import Draft
    from hub.forms.steps import StepForm

Values = dict[str, object]
# {code: what the law and other tables call it}
Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Cell:
    """A column of tables of a form's objects; how it is written follows from its field.

    Attributes:
        header: what stands above it.
        aliases: headers by which people know it besides.
        only: of a value that is rows, the entries of those that the column holds.
        is_needed: whether a new object must fill it.
        is_for_staff: whether only staff's tables have it.
    """

    header: str
    aliases: tuple[str, ...] = ()
    only: dict[str, str] = field(default_factory=dict)
    is_needed: bool = False
    is_for_staff: bool = False


@dataclass(frozen=True)
class Field:
    """What is known of one value.

    Attributes:
        name: of the value; that of a column or stream, unless its kind reads child rows.
        kind: how it is read, written and shown.
        public_if: the value that publishes it (公開/非公開); "" for what is public with the object.
        is_urgent: whether it may be public before the city has looked at it.
        is_harmless: whether its change may be approved together with others, unread.
        is_free_text: whether it may hold anything, so also what should not be public.
        is_prose: whether it is long enough to be easy or hard to read.
        is_restored: whether it comes back with an earlier version of its object.
        is_compared: whether two versions differ by it; not what the hub itself notes.
        cells: where it stands in tables (`hub.tables`), which have the fields' order.
        words: of codes, the words of other tables for them.
    """

    name: str
    kind: Column = field(default_factory=Column)
    public_if: str = ""
    is_urgent: bool = False
    is_harmless: bool = False
    is_free_text: bool = False
    is_prose: bool = False
    is_compared: bool = True
    is_restored: bool = True
    cells: tuple[Cell, ...] = ()
    words: Words = field(default_factory=dict)


def _anyone(user: "User", found: models.Model) -> Answer:
    return YES


@dataclass(frozen=True, eq=False)
class Declaration:
    """A form.

    Attributes:
        name: of the form, by which drafts know it; never changed.
        model: of the objects that it is about.
        steps: the screens, in their order.
        fields: all values of the steps, and those that only staff or requests change.
        may_edit: whether a person may fill it in for an object now.
        short_steps: few screens with what is needed alone, for what was never handed in; each of
            their values is one of `steps`. None: there is no short way.
    """

    name: str
    model: type[models.Model]
    steps: "tuple[type[StepForm], ...]"
    fields: tuple[Field, ...]
    may_edit: "Callable[[User, Any], Answer]" = _anyone
    short_steps: "tuple[type[StepForm], ...]" = ()

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """{name of a value: its field}; choices that publish a value have fields of their own."""
        found = {}
        for declared in self.fields:
            found[declared.name] = declared
            if declared.public_if:
                choice = Field(declared.public_if, Publicity(), is_urgent=declared.is_urgent)
                found.setdefault(declared.public_if, choice)
        return found

    @cached_property
    def step_of(self) -> "dict[str, type[StepForm]]":
        """{address part: step}, in their order; those of the short way first."""
        return {step.slug: step for step in (*self.short_steps, *self.steps)}

    def way(self, slug: str) -> "tuple[type[StepForm], ...]":
        """Return the steps among which the one called `slug` stands: the short way, or all."""
        is_short = self.step_of[slug] in self.short_steps
        return self.short_steps if is_short else self.steps

    @cached_property
    def names(self) -> dict[str, str]:
        """{name of a value: its step or ""} of all that is compared, in the order of the steps."""
        names = {name: step.slug for step in self.steps for name in step.value_names()}
        others = [one.name for one in self.by_name.values() if one.is_compared]
        return names | {name: "" for name in others if name not in names}

    @cached_property
    def choices(self) -> dict[str, str]:
        """{name of a value: the value that publishes it}."""
        return {one.name: one.public_if for one in self.fields if one.public_if}

    def named(self, **facts: bool) -> list[str]:
        """Return the names of the fields with these facts: `named(is_urgent=True)`."""
        return [
            name
            for name, one in self.by_name.items()
            if all(getattr(one, fact) is value for fact, value in facts.items())
        ]

    def of_kind(self, kind: type[Column]) -> dict[str, Any]:
        """Return {name: kind} of the values of a kind."""
        return {one.name: one.kind for one in self.fields if isinstance(one.kind, kind)}

    def base(self, found: Any, draft: "Draft | None" = None) -> Any:
        """Return a fresh copy of what a draft changes: the object as it is."""
        return self.model._default_manager.get(pk=found.pk)

    def base_revision_id(self, found: Any) -> int | None:
        """Return the key of the version of an object with which a draft begins, if it has any."""
        return None

    def read(self, found: Any, names: Iterable[str]) -> Values:
        """Return {name: plain value} of an object."""
        return {name: self.by_name[name].kind.read(found, name) for name in names}

    def write(self, found: Any, values: Values) -> Any:
        """Set plain values on an object without saving; return it."""
        for name, value in values.items():
            self.by_name[name].kind.write(found, name, value)
        return found

    @cached_property
    def preset(self) -> frozenset[str]:
        """The names of values that an object has before anybody says anything."""
        empty = ("", None, [], False)
        return frozenset(name for name, value in self.nothing().items() if value not in empty)

    def nothing(self) -> Values:
        """Return the values of the steps of an object of which nothing is known."""
        return self.step_values(self.model())

    def step_values(self, found: Any) -> Values:
        """Return the plain values that the steps edit."""
        return self.read(found, [name for name, step in self.names.items() if step])

    def typed_into(self, name: str) -> forms.Field | None:
        """Return the field of a step into which people type a value, if there is one."""
        return self._typed_into.get(name)

    @cached_property
    def _typed_into(self) -> dict[str, forms.Field]:
        return {name: one for step in self.steps for name, one in step.all_fields().items()}

    def lines(self, name: str, value: Any) -> list[Line]:
        """Return a plain value as lines to read, in the active language; nothing if it is empty."""
        return self.by_name[name].kind.lines(self.model, name, value)

    def label_of(self, name: str) -> str:
        """Return the name of a value for people, in the active language."""
        for step in (*self.steps, *self.short_steps):
            if name in step.labels:
                return str(step.labels[name])
            if name in step.base_fields:
                return str(step.base_fields[name].label)
        columns = {column.name: column for column in self.model._meta.get_fields()}
        return str(getattr(columns.get(name), "verbose_name", name))

    def lacking(self, slug: str, name: str) -> str:
        """Return what a step misses of a value, for people."""
        return str(self.step_of[slug].lacking.get(name) or self.label_of(name))

    def labels(self, names: Iterable[str]) -> list[str]:
        """Return the names of values for people, each once."""
        return list(dict.fromkeys(self.label_of(name) for name in names))

    def is_private(self, name: str, values: Values) -> bool:
        """Return whether the public does not see this of `values`."""
        choice = self.choices.get(name)
        return bool(choice) and not values[choice]

    def missing(self, values: Values) -> dict[str, list[str]]:
        """Return {step: names of needed values that are empty}."""
        return {step.slug: names for step in self.steps if (names := step.missing(values))}

    def images(self, values: Values) -> set[int]:
        """Return the keys of the pictures that plain values use."""
        return set().union(*(self._kind(name).images(value) for name, value in values.items()))

    def documents(self, values: Values) -> set[int]:
        """Return the keys of the documents that plain values use."""
        return set().union(*(self._kind(name).documents(value) for name, value in values.items()))

    def _kind(self, name: str) -> Column:
        """Drafts outlive the fields of a form."""
        return self.by_name[name].kind if name in self.by_name else Column()


_declarations: dict[str, Declaration] = {}


def register(declaration: Declaration) -> None:
    """Let drafts of a form be kept."""
    _declarations[declaration.name] = declaration


def declarations() -> dict[str, Declaration]:
    """Return {name: form} of all rooms."""
    return _declarations
