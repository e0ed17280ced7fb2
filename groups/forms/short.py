"""The short way: what the city needs of a new group, on three screens. The rest can wait.

Each value is one of the long steps too (`groups.forms.steps`), so nothing is asked twice.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms.base import GroupStep
from groups.forms.contact import ReachForm
from groups.forms.steps import FieldsForm, IdentityForm
from hub.forms.fields import FirstChoiceField


class NamesForm(GroupStep):
    """What the page was begun with, to be read again and corrected."""

    slug = "names"
    heading = _("The group")
    model_fields = ("title", "name_kana", "legal_form")
    field_classes = IdentityForm.field_classes
    labels = IdentityForm.labels
    help_texts = IdentityForm.help_texts
    needed = model_fields


class AboutForm(GroupStep):
    """In three sentences, and where it stands in the directory: one entry of each list at first."""

    slug = "about"
    heading = _("What you do")
    model_fields = ("summary", "purpose", "activity")
    widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in model_fields}
    labels = IdentityForm.labels
    help_texts = {
        "summary": _("In one sentence, for people who never heard of you."),
        "purpose": _("What for? One or two sentences."),
        "activity": _("What, when, where, with whom? As you would tell a neighbour."),
    }
    lists = ("activity_fields", "needs", "areas")
    needed = (*model_fields, *lists)

    activity_fields = FirstChoiceField(label=_("activity field that fits best"))
    needs = FirstChoiceField(label=_("we help when somebody …"))
    areas = FirstChoiceField(
        label=_("area where you are most"), help_text=_("You can add others later.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.lists:
            self.fields[name].choices = [("", "—"), *FieldsForm.choices_of(name)]

    def clean(self):
        cleaned = super().clean()
        for name in self.lists:
            cleaned[name] = self._in_front(cleaned.get(name), self.current[name])
        return cleaned

    @staticmethod
    def _in_front(chosen: str | None, known: list[str]) -> list[str]:
        """Return `known` with the entry that was chosen first; in it already, nothing changes."""
        return known if not chosen or chosen in known[:1] else [chosen]


SHORT_STEPS = (NamesForm, AboutForm, ReachForm)
