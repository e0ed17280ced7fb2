"""What the desk decides: approve, send back or reject, with reasons from a list and own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.submissions.portal import Portal
from hub.submissions.workflow import Action

REASONS = {
    "alt": _("Please say for each photo what it shows."),
    "personal": _("The text holds personal data such as a phone number. Please take it out."),
    "unclear": _("Some of it is hard to understand. Please write it more plainly."),
    "facts": _("A date, place or number seems wrong. Please look at it again."),
    "links": _("A link does not work. Please look at it again."),
}


class DecisionForm(forms.Form):
    """What is decided of a page of `portal`, which has reasons of its own."""

    reasons = forms.MultipleChoiceField(
        label=_("Reasons"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Whoever sent it reads this. Say what to change and how."),
    )
    internal_note = forms.CharField(
        label=_("Note among staff"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Kept in the history for the desk. Whoever sent it never reads it."),
    )
    action = forms.ChoiceField(
        choices=[(Action.APPROVE, ""), (Action.SEND_BACK, ""), (Action.REJECT, "")]
    )

    def __init__(self, portal: Portal, *args: object) -> None:
        super().__init__(*args)
        self.known_reasons = {**REASONS, **portal.reasons}
        self.fields["reasons"].choices = self.known_reasons.items()

    def clean(self):
        cleaned = super().clean()
        nothing_said = not cleaned.get("reasons") and not cleaned.get("words")
        if cleaned.get("action") in (Action.SEND_BACK, Action.REJECT) and nothing_said:
            raise forms.ValidationError(_("Please give a reason."))
        return cleaned

    @property
    def comment(self) -> str:
        """The reasons and own words as the sender will read them."""
        reasons = [f"・{self.known_reasons[code]}" for code in self.cleaned_data["reasons"]]
        return "\n".join([*reasons, self.cleaned_data["words"]]).strip()


class ReasonForm(forms.Form):
    """Why an earlier version comes back."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever keeps the page reads this."),
    )
