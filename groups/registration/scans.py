"""What backs the desk's typing: the scan of a paper form, kept for the desk alone, or a call."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from hub.assets.intake import ACCEPT, clean_picture
from hub.assets.papers import clean_paper


def clean_scan(file: File) -> ContentFile:
    """Return a safe copy of a PDF or picture, judged by its content, under a name of our own.

    Raises:
        ValidationError: it is too big, or neither a harmless PDF nor a picture.
    """
    file.seek(0)
    is_pdf = file.read(5) == b"%PDF-"
    copy = clean_paper(file, kinds=("pdf",)) if is_pdf else clean_picture(file)
    copy.name = f"{uuid.uuid4()}.{copy.name.rpartition('.')[2]}"
    return copy


class ScanField(forms.FileField):
    widget = forms.FileInput(attrs={"accept": f"application/pdf,{ACCEPT}"})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return clean_scan(file) if file else None


class BackingForm(forms.Form):
    """What the desk adds when it sends what it typed for a group."""

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
