"""Files that stand on a page: each replaced or taken away by itself."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from hub.assets.models import HubDocument
from hub.forms.files import PaperField
from hub.forms.steps import StepForm

if TYPE_CHECKING:
    from django.db import models


class PapersStep(StepForm):
    """A step with files: `papers` names the columns that hold them, beside those that are typed."""

    template = "forms/papers.html"
    papers: tuple[str, ...] = ()

    def __init__(self, values, data=None, files=None):
        super().__init__(values, data, files)
        keys = [self.current[name] for name in self.papers]
        self.found = HubDocument.objects.in_bulk([key for key in keys if key])

    def _fields_of_model(self) -> dict[str, forms.Field]:
        fields = super()._fields_of_model()
        for name in self.papers:
            label = self.labels.get(name) or self.model._meta.get_field(name).verbose_name
            fields[name] = PaperField(label=label, required=False)
            fields[_removal(name)] = forms.BooleanField(label=_("Take it away"), required=False)
        return fields

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        return (*super().value_names(), *cls.papers)

    def initial_of(self, values: dict[str, object]) -> dict[str, object]:
        """A file field begins empty: what is there stands beside it."""
        return {name: value for name, value in values.items() if name not in self.papers}

    def _own_names(self) -> list[str]:
        return [name for name in super()._own_names() if name not in self.papers]

    @property
    def typed(self) -> list[forms.BoundField]:
        """The fields that are no files."""
        of_papers = {*self.papers, *map(_removal, self.papers)}
        return [field for field in self if field.name not in of_papers]

    @property
    def entries(self) -> list[dict[str, object]]:
        """Each paper: its heading, the file there is, the fields that replace and remove it."""
        return [
            {
                "heading": capfirst(self.fields[name].label),
                "document": self.found.get(self.current[name]),
                "new": self[name],
                "remove": self[_removal(name)],
            }
            for name in self.papers
        ]

    def values(self) -> dict[str, object]:
        return super().values() | {
            name: None if self.cleaned_data[_removal(name)] else self.current[name]
            for name in self.papers
        }

    def uploads(self) -> dict[str, object]:
        """Return the checked copies of the new files, under the names of their values."""
        return {name: file for name in self.papers if (file := self.cleaned_data.get(name))}

    def with_files(self, stored: "dict[str, models.Model]") -> dict[str, object]:
        """Return the step's values with the files that were stored for it."""
        return self.values() | {name: document.pk for name, document in stored.items()}


def _removal(name: str) -> str:
    return f"remove_{name}"
