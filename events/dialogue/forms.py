"""What the desk says to have a plan of seats: a theme, names or a number, tables, rounds."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.dialogue.rotation import MAX_PEOPLE, MAX_ROUNDS, MAX_TABLES

MAX_NAME = 30


class SeatsForm(forms.Form):
    title = forms.CharField(label=_("Theme of the talk"), max_length=60)
    names = forms.CharField(
        label=_("Names for the cards"),
        required=False,
        max_length=MAX_PEOPLE * (MAX_NAME + 2),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One person a line. Nothing of it is kept."),
    )
    people = forms.IntegerField(
        label=_("Or how many people"),
        required=False,
        min_value=1,
        max_value=MAX_PEOPLE,
        help_text=_("The cards then have numbers."),
    )
    tables = forms.IntegerField(label=_("Number of tables"), min_value=1, max_value=MAX_TABLES)
    rounds = forms.IntegerField(
        label=_("Number of rounds"), min_value=1, max_value=MAX_ROUNDS, initial=3
    )

    def clean_names(self) -> list[str]:
        names = [name for line in self.cleaned_data["names"].splitlines() if (name := line.strip())]
        if len(names) > MAX_PEOPLE or any(len(name) > MAX_NAME for name in names):
            raise ValidationError(
                _("At most %(people)s people, and %(letters)s letters for a name.")
                % {"people": MAX_PEOPLE, "letters": MAX_NAME}
            )
        return names

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if not (cleaned["names"] or cleaned["people"]):
            raise ValidationError(_("Write names, or how many people there are."))
        if len(self.guests) < cleaned["tables"]:
            raise ValidationError({"tables": _("There are more tables than people.")})
        return cleaned

    @property
    def guests(self) -> list[str]:
        """Those who take part: by name, else by number."""
        names = self.cleaned_data["names"]
        return names or [str(number + 1) for number in range(self.cleaned_data["people"])]
