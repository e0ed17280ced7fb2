"""Forms for what stands in the place of an approved file."""

from copy import copy

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images.widgets import AdminImageChooser

from hub.assets.instead.references import Asset
from hub.assets.models import HubImage
from hub.text.numbers import whole_number

WORDS = ("title", "description", "credit", "licence")


class AnotherFileForm(forms.Form):
    """Wagtail's own chooser, which takes a new file as well."""

    def __init__(self, asset: Asset, chosen: str | None = None) -> None:
        """Take the key that was sent as `chosen`; None: the form was not sent yet."""
        super().__init__(None if chosen is None else {"new": whole_number(chosen) or ""})
        is_picture = isinstance(asset, HubImage)
        self.fields["new"] = forms.ModelChoiceField(
            type(asset).objects.all(),
            label=_("Another picture") if is_picture else _("Another document"),
            widget=AdminImageChooser() if is_picture else AdminDocumentChooser(),
        )


class OtherWordsForm(forms.ModelForm):
    """What the public may read of a file, beside the file itself."""

    def clean(self) -> dict:
        if not self.errors and not self.has_changed():
            raise ValidationError(_("Nothing is different yet."))
        return super().clean()


def other_words_form(
    asset: Asset, data: dict | None = None, initial: dict | None = None
) -> OtherWordsForm:
    """Return a form with the words of `asset`, which it does not save.

    Args:
        asset: whose words they are.
        data: what was sent.
        initial: what was typed in another form, if anything.
    """
    known = {field.name for field in asset._meta.get_fields()}
    form = forms.modelform_factory(
        type(asset), form=OtherWordsForm, fields=[name for name in WORDS if name in known]
    )
    return form(data, instance=copy(asset), initial=initial)
