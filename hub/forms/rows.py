"""Repeated rows without script: what is there, and a few empty ones. Emptying a row removes it."""

from django import forms
from django.utils.functional import Promise

from hub.forms.kinds import new_row_id


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
    """Rows under a `heading`."""

    heading: str | Promise

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
