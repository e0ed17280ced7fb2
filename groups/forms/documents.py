"""規約, 事業報告, 予算書: the files that show how a group works, each replaced or taken away."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from groups.forms.base import GroupStep
from hub.assets.models import HubDocument
from hub.forms.files import PaperField


class DocumentsForm(GroupStep):
    slug = "documents"
    template = "forms/documents.html"
    heading = _("Documents")
    intro = _(
        "PDF, Word or Excel, up to 10 MB each. Once approved everybody can open them:"
        " please leave out names, addresses and stamps of persons."
    )
    papers = ("rules_document", "report_document", "budget_document")

    rules_document = PaperField(label=_("rules"), required=False)
    remove_rules_document = forms.BooleanField(label=_("Take it away"), required=False)
    report_document = PaperField(label=_("yearly report"), required=False)
    remove_report_document = forms.BooleanField(label=_("Take it away"), required=False)
    budget_document = PaperField(label=_("budget"), required=False)
    remove_budget_document = forms.BooleanField(label=_("Take it away"), required=False)

    def __init__(self, values, data=None, files=None):
        super().__init__(values, data, files)
        self.found = HubDocument.objects.in_bulk([key for key in self.current.values() if key])

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        return cls.papers

    def initial_of(self, values):
        return {}

    def _own_names(self) -> list[str]:
        return []

    @property
    def entries(self) -> list[dict[str, object]]:
        """Each paper: its heading, the file there is, the fields that replace and remove it."""
        return [
            {
                "heading": capfirst(self.fields[name].label),
                "document": self.found.get(self.current[name]),
                "new": self[name],
                "remove": self[f"remove_{name}"],
            }
            for name in self.papers
        ]

    def values(self) -> dict[str, object]:
        return {
            name: None if self.cleaned_data[f"remove_{name}"] else self.current[name]
            for name in self.papers
        }

    def uploads(self) -> dict[str, object]:
        """Return the checked copies of the new files, under the names of their values."""
        return {name: file for name in self.papers if (file := self.cleaned_data.get(name))}

    def with_files(self, stored: dict[str, HubDocument]) -> dict[str, object]:
        """Return the step's values with the files that were stored for it."""
        return self.values() | {name: document.pk for name, document in stored.items()}
