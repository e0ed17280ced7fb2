"""Photos with their words: those that are there, in an order that people choose."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.forms.fields import TextField

MAX_PHOTOS = 8
CAPTION_HELP = _("Everyone reads it below the photo. It may stay empty.")


class PhotoForm(forms.Form):
    id = forms.CharField(widget=forms.HiddenInput, max_length=40)
    alt = TextField(
        label=_("What the photo shows"),
        required=False,
        max_length=200,
        help_text=_("For people who cannot see it, for example: children plant tulips"),
    )
    caption = TextField(label=_("Caption"), required=False, max_length=200, help_text=CAPTION_HELP)
    place = forms.IntegerField(
        label=_("Order"),
        min_value=1,
        required=False,
        widget=forms.Select,
    )
    remove = forms.BooleanField(label=_("Remove this photo"), required=False)


class PhotoRows(forms.BaseFormSet):
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        places = range(1, self.total_form_count() + 1)
        form.fields["place"].widget.choices = [(place, place) for place in places]

    def values(self) -> list[dict[str, object]]:
        """Return the photos that stay, in their new order. Which picture a row has is ours."""
        pictures = {row["id"]: row["image"] for row in self.initial or []}
        kept = [
            form.cleaned_data
            for form in self.forms
            if form.cleaned_data.get("id") in pictures and not form.cleaned_data["remove"]
        ]
        return [
            {
                "id": row["id"],
                "image": pictures.pop(row["id"]),
                "alt": row["alt"],
                "caption": row["caption"],
            }
            for row in sorted(kept, key=lambda row: row["place"] or MAX_PHOTOS)
            if row["id"] in pictures
        ]
