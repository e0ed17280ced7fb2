"""The steps of the portal, in the order of the paper form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.choices import Accessibility, Audience, SpokenLanguage, Weekday
from groups.forms.base import GroupStep
from groups.forms.contact import ContactForm
from groups.forms.documents import DocumentsForm
from groups.forms.further import CityForm, GoalsForm, MembersForm, MoneyForm
from groups.forms.meeting import MeetingForm
from groups.forms.photos import PhotosForm
from groups.forms.rows import SupportRows
from hub.core.partial_dates import PartialDate, validate_past_date
from hub.forms.fields import (
    ChoicesField,
    CorporateNumberField,
    KanaField,
    YearField,
)
from hub.pages.models import ActivityField, Area, Need
from hub.text.dates import read_date

LONG = {"rows": 6}
MEDIUM = {"rows": 3}


class IdentityForm(GroupStep):
    slug = "identity"
    heading = _("Who we are")
    model_fields = (
        "title",
        "name_kana",
        "name_en",
        "other_names",
        "summary",
        "legal_form",
        "corporate_number",
        "founded",
    )
    field_classes = {"name_kana": KanaField, "corporate_number": CorporateNumberField}
    widgets = {
        "summary": forms.Textarea(attrs=MEDIUM),
        "founded": forms.HiddenInput(),
        "corporate_number": forms.TextInput(attrs={"inputmode": "numeric"}),
    }
    labels = {"title": _("name of the group"), "summary": _("in one line")}
    help_texts = {
        "title": _("The full name, as on your rules."),
        "name_kana": _("Hiragana is fine too: we turn it into katakana."),
        "name_en": _("If you have one. For example: Kawabe River Club"),
        "other_names": _("A short name or a former one, by which people look for you."),
        "summary": _(
            "What makes people stop and read. Up to 200 characters. "
            "For example: We walk along the river once a month and pick up litter."
        ),
        "legal_form": _("Most groups are voluntary groups."),
        "corporate_number": _("13 digits. Leave it empty if you have none."),
    }
    needed = ("title", "name_kana", "summary", "legal_form")

    founded_year = YearField(
        label=_("founded: year"),
        required=False,
        widget=forms.TextInput(attrs={"size": 8, "autocomplete": "off"}),
        help_text=_("For example: 2013, or 平成25"),
    )
    founded_month = forms.TypedChoiceField(
        label=_("founded: month"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "—"), *((month, str(month)) for month in range(1, 13))],
        help_text=_("If you know it."),
    )

    @classmethod
    def extra_fields(cls) -> tuple[str, ...]:
        return ("founded_year", "founded_month")

    def initial_of(self, values):
        if not values["founded"]:
            return dict(values)
        founded = PartialDate.read(values["founded"])
        return {**values, "founded_year": founded.year, "founded_month": founded.month}

    def clean(self):
        cleaned = super().clean()
        year, month = cleaned.get("founded_year"), cleaned.get("founded_month")
        if year and not month:  # 「平成25年4月」 in one field
            month = (read_date(self["founded_year"].value()) or ())[1:2]
            month = month[0] if month else None
        cleaned["founded"] = self._founded(PartialDate(year, month)) if year else ""
        if year:
            try:
                validate_past_date(cleaned["founded"])
            except forms.ValidationError as error:
                self.add_error("founded_year", error)
        if month and not year and "founded_year" not in self.errors:
            self.add_error("founded_year", _("Please add the year."))
        return cleaned

    def _founded(self, typed: PartialDate) -> str:
        """The day, which only the desk and its tables give, stays with its month."""
        known = self.current["founded"]
        is_same_month = typed.month is not None and known.startswith(str(typed))
        return known if is_same_month else str(typed)


class ActivityForm(GroupStep):
    slug = "activity"
    heading = _("What we do")
    model_fields = ("purpose", "activity")
    widgets = {"purpose": forms.Textarea(attrs=MEDIUM), "activity": forms.Textarea(attrs=LONG)}
    help_texts = {
        "purpose": _(
            "What for? Up to 400 characters. "
            "For example: So that children can play safely by the river."
        ),
        "activity": _(
            "What, where, with whom? Up to 1,200 characters. For example: On the second Saturday "
            "we walk two kilometres, pick up litter and count what we found."
        ),
    }
    needed = ("purpose", "activity")


class FieldsForm(GroupStep):
    slug = "fields"
    heading = _("Fields and areas")
    intro = _("By these people find you in the directory.")
    taxonomies = {"activity_fields": ActivityField, "needs": Need, "areas": Area}
    needed = tuple(taxonomies)
    model_fields = ("areas_outside",)
    help_texts = {"areas_outside": _("For example: all of the prefecture, or abroad")}
    field_order = ("needs", "activity_fields", "areas")

    needs = ChoicesField(
        label=_("we help when somebody …"),
        most=5,
        required=False,
        help_text=_("Choose one to five."),
    )
    activity_fields = ChoicesField(
        label=_("activity fields"), most=3, required=False, help_text=_("Choose one to three.")
    )
    areas = ChoicesField(
        label=_("areas"),
        most=3,
        required=False,
        help_text=_("Where you are active. Choose one to three."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.taxonomies:
            self.fields[name].choices = self.choices_of(name)

    @classmethod
    def choices_of(cls, name: str) -> list[tuple[str, str]]:
        """Return (code, label) of each term that a value may hold, in the active language."""
        return [(term.code, term.label) for term in cls.taxonomies[name].objects.all()]


class WhenForm(GroupStep):
    slug = "when"
    heading = _("When and for whom")
    model_fields = ("when_active", "ages")
    help_texts = {
        "when_active": _("For example: every second Saturday, 8:00 to 9:30"),
        "ages": _("For example: anybody, or 6 to 12 years"),
    }
    field_order = ("days", "when_active", "audiences", "ages")

    days = ChoicesField(
        label=_("days"),
        choices=Weekday.choices,
        required=False,
        help_text=_("On which days you usually meet."),
    )
    audiences = ChoicesField(
        label=_("for whom"),
        choices=Audience.choices,
        required=False,
        help_text=_("Who can join or be helped. As many as fit."),
    )


class JoiningForm(GroupStep):
    slug = "joining"
    heading = _("Joining")
    model_fields = (
        "members_wanted",
        "volunteers_wanted",
        "beginners_welcome",
        "visits_welcome",
        "visit_notes",
        "how_to_join",
    )
    widgets = {"how_to_join": forms.Textarea(attrs=MEDIUM)}
    help_texts = {
        "members_wanted": _("People who join for good."),
        "volunteers_wanted": _("People who help once or now and then."),
        "beginners_welcome": _("Nobody needs to know anything before."),
        "visit_notes": _("For example: every Saturday, please call the day before"),
        "how_to_join": _(
            "What to do first, and whom to tell. Up to 400 characters. "
            "For example: Come at 8 to the bridge; gloves are there."
        ),
    }
    row_sets = {"support": SupportRows}


class AccessForm(GroupStep):
    slug = "access"
    heading = _("Access")
    intro = _("So that everybody can come.")
    model_fields = ("language_notes", "accessibility_notes", "childcare")
    help_texts = {
        "language_notes": _("For example: English on the first Sunday of the month"),
        "accessibility_notes": _("For example: a ramp at the back door; please call before"),
        "childcare": _("Somebody looks after small children meanwhile."),
    }

    languages_spoken = ChoicesField(
        label=_("languages spoken"),
        choices=SpokenLanguage.choices,
        required=False,
        help_text=_("In which somebody of you can talk with newcomers."),
    )
    accessibility = ChoicesField(
        label=_("accessibility"),
        choices=Accessibility.choices,
        required=False,
        help_text=_("What is there where you usually meet."),
    )

    field_order = (
        "languages_spoken",
        "language_notes",
        "accessibility",
        "accessibility_notes",
        "childcare",
    )


STEPS = (
    IdentityForm,
    ActivityForm,
    FieldsForm,
    WhenForm,
    MeetingForm,
    ContactForm,
    JoiningForm,
    MoneyForm,
    MembersForm,
    AccessForm,
    CityForm,
    GoalsForm,
    DocumentsForm,
    PhotosForm,
)
