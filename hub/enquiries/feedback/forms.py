from django import forms
from django.utils.translation import gettext_lazy as _

from hub.core.forms import GuardedForm
from hub.enquiries.models import Feedback


class FeedbackForm(GuardedForm, forms.ModelForm):
    class Meta:
        model = Feedback
        fields = ["useful", "comment"]
        widgets = {
            "useful": forms.RadioSelect,
            "comment": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {
            "useful": _("Did this page help you?"),
            "comment": _("What was missing or hard to understand?"),
        }
        help_texts = {"comment": _("Please do not write names or phone numbers.")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["useful"].choices = Feedback.Usefulness.choices

    @property
    def answer(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("useful", "comment")}
