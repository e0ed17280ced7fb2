"""Photos and logo: what is there with its words, and one new picture at a time.

A picture never waits for its words: it is stored with the draft at once, and what is still
missing is asked for before the page can be sent to the city.
"""

from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms.base import GroupStep
from hub.assets.models import HubImage
from hub.forms.fields import TextField
from hub.forms.files import PictureField
from hub.forms.kinds import new_row_id
from hub.forms.photos import CAPTION_HELP, MAX_PHOTOS, PhotoForm, PhotoRows


class PhotosForm(GroupStep):
    slug = "photos"
    template = "groups/portal/step_photos.html"
    heading = _("Photos")
    intro = _(
        "Photos of what you do say more than words. Eight at most; the first is the main one."
    )
    takes_pictures = True
    lacking = {"photos": _("What the photo shows")}
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
    new_caption = TextField(
        label=_("Caption"), required=False, max_length=200, help_text=CAPTION_HELP
    )
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

    def reminder(self, values: dict[str, object]) -> str:
        return _("Saved. Please say what each photo shows.") if self.missing(values) else ""

    def joined(self, saved: Self, typed: dict[str, object]) -> dict[str, object] | None:
        """The other's photos stay, a new one joins them."""
        known = {photo["id"] for photo in self.current["photos"]}
        added = [photo for photo in typed["photos"] if photo["id"] not in known]
        return saved.current | {"photos": saved.current["photos"] + added}

    def uploads(self) -> dict[str, object]:
        """Return the safe copies of the new pictures: {"photo": …, "logo": …}."""
        return {
            kind: file
            for kind in ("photo", "logo")
            if (file := self.cleaned_data.get(f"new_{kind}"))
        }

    def with_files(self, stored: dict[str, HubImage]) -> dict[str, object]:
        """Return the step's values with the pictures that were stored for it."""
        values = self.values()
        if "photo" in stored:
            row = {
                "id": new_row_id(),
                "image": stored["photo"].pk,
                "alt": self.cleaned_data["new_alt"],
                "caption": self.cleaned_data["new_caption"],
            }
            values["photos"] = [*values["photos"], row]
        if "logo" in stored:
            values["logo"] = stored["logo"].pk
        return values
