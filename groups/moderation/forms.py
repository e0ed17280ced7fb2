"""What the desk decides: approve, or send back with reasons from a list and own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.workflow import Action

REASONS = {
    "alt": _("Please say for each photo what it shows."),
    "personal": _("The text holds personal data such as a phone number. Please take it out."),
    "unclear": _("Some of it is hard to understand. Please write it more plainly."),
    "facts": _("A date, place or number seems wrong. Please look at it again."),
    "rules": _("This does not fit the rules of registration."),
    "advertising": _("This reads like advertising. Please write about the activity."),
}


class DecisionForm(forms.Form):
    reasons = forms.MultipleChoiceField(
        label=_("Reasons"),
        choices=REASONS.items(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The group reads this. Say what to change and how."),
    )
    action = forms.ChoiceField(choices=[(Action.APPROVE, ""), (Action.SEND_BACK, "")])

    def clean(self):
        cleaned = super().clean()
        nothing_said = not cleaned.get("reasons") and not cleaned.get("words")
        if cleaned.get("action") == Action.SEND_BACK and nothing_said:
            raise forms.ValidationError(_("Please give the group a reason."))
        return cleaned

    @property
    def comment(self) -> str:
        """The reasons and own words as the group will read them."""
        reasons = [f"・{REASONS[code]}" for code in self.cleaned_data["reasons"]]
        return "\n".join([*reasons, self.cleaned_data["words"]]).strip()
