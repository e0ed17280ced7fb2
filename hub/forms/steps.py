"""A step of a form: some questions on a screen."""

import hashlib
import json
from typing import Self

from django import forms
from django.db import models
from django.forms.models import fields_for_model

from hub.forms.fields import EmailField, TextField
from hub.forms.kinds import plain


class StepForm(forms.Form):
    """Plain values of an object (`hub.forms.kinds`) in, plain values out.

    Subclasses name the object's `model`, and fields of it in `model_fields` (with their own
    `field_classes`), declare fields for everything else, and may hold rows (`row_sets`: value
    name → formset class). `needed` are the values without which the whole cannot be sent.
    """

    model: type[models.Model]
    heading: str
    slug: str
    intro = ""
    template = "forms/step.html"
    model_fields: tuple[str, ...] = ()
    field_classes: dict[str, type[forms.Field]] = {}
    widgets: dict[str, forms.Widget] = {}
    labels: dict[str, str] = {}
    help_texts: dict[str, str] = {}
    needed: tuple[str, ...] = ()
    lacking: dict[
        str, str
    ] = {}  # value → what is missing of it, where that is not the value itself
    row_sets: dict[str, type[forms.BaseFormSet]] = {}
    asks_for_words = True  # which others read; or else for names, numbers, choices and files
    shows_map = False  # whether its page may fetch the tiles of a map
    takes_pictures = False  # or else documents, of the files that it takes

    def __init__(self, values: dict[str, object], data=None, files=None):
        """Make the form over an object's `values`; bound when `data` is given."""
        self.current = {name: values[name] for name in self.value_names()}
        super().__init__(data, files, initial=self.initial_of(self.current))
        own = self.fields
        self.fields = self._fields_of_model() | own
        self.order_fields(self.field_order)
        for name in self.needed:
            if name in self.fields:
                self.fields[name].required = True
        self.rows = {
            name: formset(data, prefix=name, initial=self.current[name])
            for name, formset in self.row_sets.items()
        }
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)  # refused with a message, not silently cut

    def _fields_of_model(self) -> dict[str, forms.Field]:
        fields = self._bare_fields()
        for name, field in fields.items():
            known = field.validators
            field.validators = known + [
                validator
                for validator in self.model._meta.get_field(name).validators
                if validator not in known
            ]
            field.required = False
        return fields

    @classmethod
    def _bare_fields(cls) -> dict[str, forms.Field]:
        classes = {
            name: field_class
            for name in cls.model_fields
            if (field_class := cls.field_classes.get(name) or cls._default_class(name))
        }
        return fields_for_model(
            cls.model,
            fields=cls.model_fields,
            field_classes=classes,
            widgets=cls.widgets,
            labels=cls.labels,
            help_texts=cls.help_texts,
        )

    @classmethod
    def all_fields(cls) -> dict[str, forms.Field]:
        """Return {name: field} of what people type into, but for rows; not to be changed."""
        return cls._bare_fields() | cls.base_fields

    @classmethod
    def _default_class(cls, name: str) -> type[forms.Field] | None:
        column = cls.model._meta.get_field(name)
        if column.get_internal_type() not in ("CharField", "TextField") or column.choices:
            return None
        return EmailField if isinstance(column, models.EmailField) else TextField

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        """Return the names of the values that this step edits."""
        own = (name for name in cls.base_fields if name not in cls.extra_fields())
        return (*cls.model_fields, *own, *cls.row_sets)

    @classmethod
    def extra_fields(cls) -> tuple[str, ...]:
        """Declared fields that are not values themselves."""
        return ()

    @classmethod
    def missing(cls, values: dict[str, object]) -> list[str]:
        """Return the names of the needed values that are empty."""
        return [name for name in cls.needed if values[name] in ("", None, [])]

    def initial_of(self, values: dict[str, object]) -> dict[str, object]:
        return dict(values)

    def is_valid(self) -> bool:
        rows_valid = [rows.is_valid() for rows in self.rows.values()]
        return super().is_valid() and all(rows_valid)

    def values(self) -> dict[str, object]:
        """Return the step's values as typed; call on a valid form."""
        typed = {name: plain(self.cleaned_data[name]) for name in self._own_names()}
        typed |= {name: rows.values() for name, rows in self.rows.items()}
        return {
            name: self.current[name] if same(value, self.current[name]) else value
            for name, value in typed.items()
        }

    def reminder(self, values: dict[str, object]) -> str:
        """Return what to say after saving if this step should be looked at again, or ""."""
        return ""

    def joined(self, saved: Self, typed: dict[str, object]) -> dict[str, object] | None:
        """Return what was typed put together with what someone else saved, where nobody has to
        choose between them; None where a person has to."""
        return None

    def uploads(self) -> dict[str, object]:
        """Return the checked copies of files that were chosen, each under a name of the step's."""
        return {}

    def with_files(self, stored: dict[str, models.Model]) -> dict[str, object]:
        """Return the step's values with the files that were stored of `uploads`."""
        return self.values()

    def _own_names(self) -> list[str]:
        return [name for name in self.value_names() if name not in self.row_sets]

    @property
    def row_errors(self) -> list[tuple[forms.BoundField, str]]:
        """Each error of a row with its field, for the summary above the form."""
        rows = [form for formset in self.rows.values() if self.is_bound for form in formset]
        fields = [form[name] for form in rows for name in form.errors if name in form.fields]
        return [(field, error) for field in fields for error in field.errors]

    @property
    def fingerprint(self) -> str:
        """A digest of the values that this form was made from."""
        return fingerprint(self.current)


def same(one: object, other: object) -> bool:
    """Return whether two plain values say the same: line ends, outer blanks and order aside."""
    if isinstance(one, str) and isinstance(other, str):
        return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
    if (
        isinstance(one, list)
        and isinstance(other, list)
        and not any(isinstance(entry, dict) for entry in (*one, *other))
    ):
        return sorted(one) == sorted(other)
    return one == other


def fingerprint(values: dict[str, object]) -> str:
    """Return a short digest of plain `values`, equal for equal values."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
