"""What the desk fills in: a sheet, and somebody who phones."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from hub.accounts.forms import PersonNameField
from hub.core import codes
from hub.core.japanese.validators import validate_kana, validate_phone
from hub.core.switches import is_open
from hub.forms.fields import EmailField, KanaField, PhoneField
from hub.occurrences.models import Occurrence
from hub.occurrences.shown import ShownDate
from hub.occurrences.workflow import HELD
from hub.questions.choices import Purpose
from hub.questions.models import Questionnaire, Version
from hub.signups import subjects
from hub.signups.choices import Mode, Need
from hub.signups.forms import HOW_MANY, MAX_AGE
from hub.signups.guardians.choices import CHOICES, Danger, Line
from hub.signups.links import code_as_typed
from hub.signups.models import MAX_PARTY, Sheet, SignUp
from hub.signups.services.changing import TYPED_IN

FOR_GUARDIANS = _("Only where a guardian has to agree.")
AHEAD = timedelta(days=366)


def dates_ahead() -> QuerySet[Occurrence]:
    """Return the dates to come of pages whose room has sign-ups."""
    now = timezone.now()
    pages = Page.objects.live().exact_type(*subjects.open_page_types())
    dates = Occurrence.objects.filter(state__in=HELD, page__in=pages)
    ahead = dates.filter(starts_at__gt=now, starts_at__lt=now + AHEAD)
    return ahead.select_related("page").order_by("starts_at", "pk")


class DateField(forms.ModelChoiceField):
    def label_from_instance(self, row: Occurrence) -> str:
        return f"{ShownDate(row, timezone.localdate()).in_words} {row.page}"


def _said(line: Line) -> forms.ChoiceField:
    """Return the field of a line that guardians read."""
    return forms.ChoiceField(
        label=line.label,
        choices=[("", "–"), *CHOICES[line].choices],
        required=False,
        help_text=FOR_GUARDIANS,
    )


class SheetForm(WagtailAdminModelForm):
    """A sheet of a date. Which date it is of stays."""

    beside = _said(Line.BESIDE)
    dangers = forms.MultipleChoiceField(
        label=Line.DANGERS.label,
        choices=Danger,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=FOR_GUARDIANS,
    )
    insurance = _said(Line.INSURANCE)
    way_home = _said(Line.WAY_HOME)
    photos = _said(Line.PHOTOS)

    class Meta:
        model = Sheet
        fields = [
            "capacity",
            "mode",
            "party_max",
            "opens_at",
            "closes_at",
            "cancel_until",
            "has_waiting_list",
            "offer_hours",
            "help_from",
            "help_until",
            "insurance",
            "questionnaire",
            "feedback",
            "remind_days",
            "shows_contact",
            "guardian_below",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("mode", "remind_days"):
            self.fields[name].required = False
        asked_after = Questionnaire.objects.filter(purpose=Purpose.FEEDBACK)
        self.fields["feedback"].queryset = asked_after
        if not is_open("signups.guardians"):
            for name in ("guardian_below", *(line.value for line in Line)):
                del self.fields[name]
            return
        for line in Line:
            self.fields[line.value].initial = self.instance.for_guardians.get(line.value)

    def clean_mode(self) -> str:
        """Return how places are given: first come, first served, unless something else is said."""
        return self.cleaned_data["mode"] or self.instance.mode

    def clean_remind_days(self) -> int:
        """Return how many days before people are reminded: as before, if nothing is said."""
        typed = self.cleaned_data["remind_days"]
        return self.instance.remind_days if typed is None else typed

    def save(self, commit: bool = True) -> Sheet:
        if "guardian_below" in self.fields:
            self.instance.for_guardians = {
                line.value: self.cleaned_data[line.value]
                for line in Line
                if self.cleaned_data["guardian_below"] is not None
            }
        return super().save(commit)

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("guardian_below") is not None:
            for line in Line:
                if line.value not in self.errors and not cleaned.get(line.value):
                    self.add_error(line.value, _("Guardians read this. Please choose."))
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The end is before the beginning."))
        if cleaned.get("mode") == Mode.LOTTERY:
            for name in ("capacity", "closes_at"):
                if not cleaned.get(name):
                    self.add_error(name, _("A draw by lot needs this."))
        return cleaned


class NewSheetForm(SheetForm):
    date = DateField(label=pgettext_lazy("of an event", "date"), queryset=Occurrence.objects.none())

    class Meta(SheetForm.Meta):
        fields = ["date", "role", *SheetForm.Meta.fields]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["date"].queryset = dates_ahead()
        asked = Version.objects.filter(
            questionnaire__purpose=Purpose.FEEDBACK, used_since__isnull=False
        )
        if first := asked.order_by("questionnaire").first():
            self.initial.setdefault("feedback", first.questionnaire_id)


class PhonedForm(forms.Form):
    """Somebody who phones or comes, or whose paper lies here: a name is enough."""

    code = forms.CharField(
        label=_("Number of this form"),
        required=False,
        max_length=40,
        help_text=_("From the paper, if there is one."),
    )

    name = PersonNameField(label=_("name"), max_length=60)
    name_kana = KanaField(
        label=_("Name in katakana"), required=False, max_length=80, validators=[validate_kana]
    )
    phone = PhoneField(label=_("phone"), required=False, max_length=40, validators=[validate_phone])
    email = EmailField(label=_("e-mail"), required=False, max_length=254)
    language = forms.ChoiceField(
        label=_("language"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )
    party_size = forms.TypedChoiceField(
        label=HOW_MANY, coerce=int, choices=[(n, str(n)) for n in range(1, MAX_PARTY + 1)]
    )
    needs = forms.MultipleChoiceField(
        label=_("what they need"),
        choices=Need,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    age = forms.IntegerField(label=_("age"), min_value=0, max_value=MAX_AGE)
    guardian_name = PersonNameField(
        label=_("guardian's name"),
        max_length=60,
        required=False,
        help_text=_("Only if the signed paper is here already."),
    )

    def __init__(self, *args, sheet: Sheet, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if sheet.guardian_below is None:
            for name in ("age", "guardian_name"):
                del self.fields[name]

    def clean_code(self) -> str:
        """Return the number of a paper as sign-ups have it, a new one if there is none."""
        code = code_as_typed(self.cleaned_data["code"])
        if not code:
            return codes.new_code()
        if len(code) != codes.LENGTH or set(code) - set(codes.LETTERS):
            raise forms.ValidationError(_("This is not the number of a form."))
        if SignUp.objects.filter(code=code).exists():
            raise forms.ValidationError(TYPED_IN)
        return code
