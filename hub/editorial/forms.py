"""The two answers to a review."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

NOW = "now"
ON_A_DATE = "date"


class ApproveForm(forms.Form):
    """`cleaned_data` are the arguments of `ReviewTaskState.approve`."""

    when = forms.ChoiceField(
        label=_("When the page becomes public"),
        choices=[(NOW, _("At once")), (ON_A_DATE, _("On a date"))],
        widget=forms.RadioSelect,
    )
    go_live_at = forms.DateTimeField(
        label=_("Date and time"), required=False, widget=AdminDateTimeInput
    )
    comment = forms.CharField(
        label=_("A word to the author"), required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args, expire_at=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.expire_at = expire_at

    def clean(self) -> dict:
        data = super().clean()
        moment = data.get("go_live_at")
        if data.pop("when", None) == NOW:
            return data | {"go_live_at": None}
        if "go_live_at" in self.errors:
            return data
        if not moment or moment <= timezone.now():
            self.add_error("go_live_at", _("Choose a date and time to come."))
        elif self.expire_at and moment >= self.expire_at:
            self.add_error("go_live_at", _("The page would expire before it is public."))
        return data


class SendBackForm(forms.Form):
    """`cleaned_data` are the arguments of `ReviewTaskState.reject`."""

    comment = forms.CharField(
        label=_("What should be changed, and why"),
        help_text=_("The author reads this."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )
