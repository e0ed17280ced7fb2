"""Repeated rows without script: what is there, and a few empty ones. Emptying a row removes it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms.fields import AddressField, TextField
from groups.values import new_row_id
from hub.pages.blocks.lists import LinkBlock, SupportItemBlock

MAX_ROWS = 10


def block_choices(block: type, name: str) -> list[tuple[str, str]]:
    """Return the choices of the block's choice field `name`."""
    return [choice for choice in block.base_blocks[name].field.choices if choice[0]]


class RowForm(forms.Form):
    """A row of a stream; `main` is the field that makes it a row."""

    main: str
    id = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get(self.main):
            for name in set(self.fields) - {"id", self.main, *self.errors}:
                if not cleaned.get(name):
                    self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned

    def row(self) -> dict[str, object] | None:
        """Return the row as a plain value, or None if it was left empty."""
        if not self.cleaned_data.get(self.main):
            return None
        return self.cleaned_data | {"id": self.cleaned_data.get("id") or new_row_id()}


class RowSet(forms.BaseFormSet):
    def values(self) -> list[dict[str, object]]:
        """Return the rows that are filled in, each id once and only if it was there before."""
        known = {row["id"] for row in self.initial or []}
        rows = [row for form in self.forms if (row := form.row())]
        for row in rows:
            if row["id"] in known:
                known.discard(row["id"])
            else:
                row["id"] = new_row_id()
        return rows


class LinkForm(RowForm):
    main = "url"
    kind = forms.ChoiceField(
        label=_("Kind"), choices=block_choices(LinkBlock, "kind"), required=False
    )
    url = AddressField(
        label=_("Web address"),
        required=False,
        max_length=200,
        help_text=_("Copy it from your browser. For example: instagram.com/kawabe"),
    )


class SupportForm(RowForm):
    main = "text"
    direction = forms.ChoiceField(
        label=_("Direction"), choices=block_choices(SupportItemBlock, "direction"), required=False
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=block_choices(SupportItemBlock, "kind"), required=False
    )
    text = TextField(
        label=_("What"),
        required=False,
        max_length=200,
        help_text=_("For example: we lend tongs; we look for a van once a month"),
    )


LinkRows = forms.formset_factory(LinkForm, RowSet, extra=2, max_num=MAX_ROWS)
SupportRows = forms.formset_factory(SupportForm, RowSet, extra=2, max_num=MAX_ROWS)
