"""Photos and logo: what is there with its words, and one new picture at a time.

A picture never waits for its words: it is stored with the draft at once, and what is still
missing is asked for before the page can be sent to the city.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms.base import StepForm
from groups.forms.fields import TextField
from groups.values import new_row_id
from hub.assets.intake import ACCEPT, clean_picture
from hub.assets.models import HubImage

MAX_PHOTOS = 8


class PictureField(forms.FileField):
    """A picture, judged by its content; cleaned to a safe copy."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return clean_picture(file) if file else None


class PhotoForm(forms.Form):
    id = forms.CharField(widget=forms.HiddenInput, max_length=40)
    alt = TextField(
        label=_("What the photo shows"),
        required=False,
        max_length=200,
        help_text=_("For people who cannot see it, for example: children plant tulips"),
    )
    caption = TextField(label=_("Caption"), required=False, max_length=200)
    place = forms.IntegerField(
        label=_("Order"),
        min_value=1,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    remove = forms.BooleanField(label=_("Remove this photo"), required=False)


class PhotoRows(forms.BaseFormSet):
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


class PhotosForm(StepForm):
    slug = "photos"
    template = "groups/portal/step_photos.html"
    heading = _("Photos")
    intro = _(
        "Photos of what you do say more than words. Eight at most; the first is the main one."
    )
    row_sets = {"photos": forms.formset_factory(PhotoForm, PhotoRows, extra=0, max_num=MAX_PHOTOS)}
    new_photo = PictureField(
        label=_("Add a photo"),
        required=False,
        help_text=_(
            "From your phone or computer, up to 15 MB. We remove the place where it was taken."
        ),
    )
    new_alt = TextField(
        label=_("What the photo shows"),
        required=False,
        max_length=200,
        help_text=_("For people who cannot see it, for example: children plant tulips"),
    )
    new_caption = TextField(label=_("Caption"), required=False, max_length=200)
    new_logo = PictureField(label=_("Your logo"), required=False)
    remove_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    def __init__(self, values, data=None, files=None):
        super().__init__(values, data, files)
        rows = self.rows["photos"]
        keys = {row["image"] for row in self.current["photos"]} | {self.current["logo"]}
        self.pictures = HubImage.objects.in_bulk(key for key in keys if key)
        for place, (form, row) in enumerate(
            zip(rows.forms, self.current["photos"], strict=False), start=1
        ):
            form.fields["place"].initial = place
            form.picture = self.pictures.get(row["image"])

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        return ("photos", "logo")

    @classmethod
    def missing(cls, values):
        return ["photos"] if any(not photo["alt"] for photo in values["photos"]) else []

    def _own_names(self) -> list[str]:
        return []

    @property
    def logo(self) -> HubImage | None:
        return self.pictures.get(self.current["logo"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("new_photo") and len(self.current["photos"]) >= MAX_PHOTOS:
            self.add_error("new_photo", _("Eight photos are the most. Please remove one first."))
        return cleaned

    def values(self) -> dict[str, object]:
        logo = None if self.cleaned_data["remove_logo"] else self.current["logo"]
        return {"photos": self.rows["photos"].values(), "logo": logo}

    def uploads(self) -> dict[str, object]:
        """Return the safe copies of the new pictures: {"photo": …, "logo": …}."""
        return {
            kind: file
            for kind in ("photo", "logo")
            if (file := self.cleaned_data.get(f"new_{kind}"))
        }

    def with_images(self, images: dict[str, HubImage]) -> dict[str, object]:
        """Return the step's values with the pictures that were stored for it."""
        values = self.values()
        if "photo" in images:
            row = {
                "id": new_row_id(),
                "image": images["photo"].pk,
                "alt": self.cleaned_data["new_alt"],
                "caption": self.cleaned_data["new_caption"],
            }
            values["photos"] = [*values["photos"], row]
        if "logo" in images:
            values["logo"] = images["logo"].pk
        return values
