"""The library's forms: what staff upload is read as safely as what comes from outside.

Every way of Wagtail's admin to a new file comes through them: one, many at once, the choosers'
tab, another file for an old entry, pictures in text.
"""

from pathlib import PurePath
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from hub.assets.intake import clean_picture
from hub.core.quota import LIBRARY, may_send
from hub.text.file_names import file_name, file_stem

if TYPE_CHECKING:
    from hub.accounts.models import User

MAX_STEM = 80  # letters of a file's name


class PictureField(WagtailImageField):
    """Wagtail's field, with its words and limits; it does not decode what it is given."""

    def to_python(self, data: File | None) -> File | None:
        return FileField.to_python(self, data)


class CountedUploadMixin:
    """Takes a new file only while its sender has room for it in this hour.

    With a mistake elsewhere in the form no file is kept: Wagtail would keep it as it came.
    """

    def __init__(self, *args, user: "User | None" = None, **kwargs) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.sender = user
        self.fields["licence"].required = False  # many files at once are sent without one

    def clean_licence(self) -> str:
        return self.cleaned_data["licence"] or self.instance.licence

    def clean_file(self) -> File:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            room = may_send([file], person=self.sender.pk, of_person=LIBRARY)
            if not room:
                raise ValidationError(room.reason)
        return file

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.errors and isinstance(cleaned.get("file"), File) and "file" in self.changed_data:
            self.add_error("file", _("You will have to choose your files again."))
        return cleaned


class HubImageForm(CountedUploadMixin, BaseImageForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )

    def clean_file(self) -> File:
        file = super().clean_file()
        if not isinstance(file, UploadedFile):
            return file
        return named_like(file.name, clean_picture(file))


class HubDocumentForm(CountedUploadMixin, BaseDocumentForm):
    """`HubDocument.clean` looks into the file."""

    def clean_file(self) -> File:
        file = super().clean_file()
        if isinstance(file, UploadedFile):
            file.name = file_name(file.name, MAX_STEM)
        return file


def named_like(name: str, file: File) -> File:
    """Give `file` the stem of `name`; the ending says what it is."""
    stem = file_stem(PurePath(name).stem, MAX_STEM)
    file.name = f"{stem}{PurePath(file.name).suffix}" if stem else file.name
    return file
