"""What is filled in on the page before sending."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hub.assets.intake import ACCEPT
from hub.submissions.scans import clean_scan


class ScanField(forms.FileField):
    widget = forms.FileInput(attrs={"accept": f"application/pdf,{ACCEPT}"})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return clean_scan(file) if file else None


class BackingForm(forms.Form):
    """What the desk adds when it sends what it typed for others."""

    scan = ScanField(
        label=_("Scan of the paper form"),
        required=False,
        help_text=_("PDF up to 10 MB, or a photo. Only the desk can open it."),
    )
    call_note = forms.CharField(
        label=_("Or a note of the call"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("When, with whom, what was agreed. The boxes below were read out to them."),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("scan") and not cleaned.get("call_note", "").strip():
            raise ValidationError(_("Please add the scan, or write a note of the call."))
        return cleaned
