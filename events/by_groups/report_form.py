"""How it went: what a group says of an event afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import EventPage
from hub.assets.models import HubImage
from hub.forms.fields import CountField, TextField
from hub.forms.files import PictureField
from hub.forms.kinds import new_row_id
from hub.forms.photos import CAPTION_HELP, PhotoForm, PhotoRows
from hub.forms.steps import StepForm

MAX_PHOTOS = 6
MAX_LENGTH = 2000
ROWS = forms.formset_factory(PhotoForm, PhotoRows, extra=0, max_num=MAX_PHOTOS)


class ReportStep(StepForm):
    """Nothing in it is needed: before the day it stays empty."""

    model = EventPage
    slug = "report"
    template = "events/by_groups/step_report.html"
    heading = _("Afterwards: how it went")
    intro = _("Write it when the event is over. The page stays, with this report at its top.")
    model_fields = ("attended",)
    field_classes = {"attended": CountField}
    widgets = {"attended": forms.TextInput(attrs={"inputmode": "numeric"})}
    labels = {"report_photos": _("photos of the day")}
    lacking = {"report_photos": _("What the photo shows")}
    row_sets = {"report_photos": ROWS}
    takes_pictures = True

    report_text = TextField(
        label=_("what happened"),
        required=False,
        max_length=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
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

    def __init__(self, values, data=None, files=None):
        super().__init__(values, data, files)
        photos = self.current["report_photos"]
        pictures = HubImage.objects.in_bulk([row["image"] for row in photos if row["image"]])
        rows = zip(self.rows["report_photos"].forms, photos, strict=False)
        for place, (form, row) in enumerate(rows, start=1):
            form.fields["place"].initial = place
            form.picture = pictures.get(row["image"])

    @classmethod
    def extra_fields(cls) -> tuple[str, ...]:
        return ("new_photo", "new_alt", "new_caption")

    @classmethod
    def missing(cls, values: dict[str, object]) -> list[str]:
        is_silent = any(not photo["alt"] for photo in values["report_photos"])
        return ["report_photos"] if is_silent else []

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if cleaned.get("new_photo") and len(self.current["report_photos"]) >= MAX_PHOTOS:
            self.add_error("new_photo", _("There are six photos already. Please remove one first."))
        return cleaned

    def uploads(self) -> dict[str, object]:
        """Return the safe copy of a new photo: {"photo": …}."""
        file = self.cleaned_data.get("new_photo")
        return {"photo": file} if file else {}

    def with_files(self, stored: dict[str, HubImage]) -> dict[str, object]:
        """Return the step's values with the picture that was stored for it."""
        values = self.values()
        if "photo" in stored:
            row = {
                "id": new_row_id(),
                "image": stored["photo"].pk,
                "alt": self.cleaned_data["new_alt"],
                "caption": self.cleaned_data["new_caption"],
            }
            values["report_photos"] = [*values["report_photos"], row]
        return values
