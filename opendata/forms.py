"""Uploading a table in the admin."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from hub.tables.reading import MAX_BYTES


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Table of groups"),
        help_text=_("CSV (UTF-8 or Shift_JIS) or xlsx, up to 10 MB. First you only look at it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            most = filesizeformat(MAX_BYTES)
            raise ValidationError(
                _("This file is too big: %(most)s at most."), params={"most": most}
            )
        return file


class EventTableForm(UploadForm):
    """The same for a table of events."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("Table of events (イベント一覧)")
