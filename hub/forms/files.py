"""Form fields for files, judged by their content; what they give is a safe copy."""

from django import forms
from django.core.files.base import File

from hub.assets.either import ACCEPT as PDF_OR_PICTURE
from hub.assets.either import clean_pdf_or_picture
from hub.assets.intake import ACCEPT as PICTURES
from hub.assets.intake import clean_picture
from hub.assets.papers import clean_paper

PAPERS = ".pdf,.docx,.xlsx,application/pdf"


class PictureField(forms.FileField):
    """A picture; cleaned to a safe copy."""

    widget = forms.FileInput(attrs={"accept": PICTURES})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return clean_picture(file) if file else None


class PaperField(forms.FileField):
    """A PDF, Word or Excel file."""

    widget = forms.FileInput(attrs={"accept": PAPERS})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return clean_paper(file) if file else None


class PdfOrPictureField(forms.FileField):
    """A PDF, or a picture, which is cleaned; both keep the name that their sender gave them."""

    widget = forms.FileInput(attrs={"accept": PDF_OR_PICTURE})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return clean_pdf_or_picture(file) if isinstance(file, File) else file
