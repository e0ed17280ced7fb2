"""Steps with what real directories have and no group has to say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.choices import Goal
from groups.forms.base import GroupStep
from hub.forms.fields import CountField

MEDIUM = {"rows": 3}


class MoneyForm(GroupStep):
    slug = "money"
    heading = _("What it costs")
    model_fields = ("entrance_fee", "dues", "fee")
    help_texts = {
        "entrance_fee": _("For example: 500 yen, once"),
        "dues": _("For example: 1,000 yen a year"),
        "fee": _("For example: free, or 500 yen a year"),
    }


class MembersForm(GroupStep):
    slug = "members"
    heading = _("Members")
    model_fields = ("member_count", "member_ages", "member_kinds")
    field_classes = {"member_count": CountField}
    widgets = {"member_count": forms.TextInput(attrs={"inputmode": "numeric"})}
    help_texts = {
        "member_count": _("About how many. For example: 42"),
        "member_ages": _("For example: 20s to 80s"),
        "member_kinds": _("For example: full and supporting members"),
    }


class CityForm(GroupStep):
    slug = "city"
    heading = _("Working with the city")
    model_fields = ("city_record", "city_wish", "awards")
    widgets = dict.fromkeys(model_fields, forms.Textarea(attrs=MEDIUM))
    help_texts = {
        "city_record": _("For example: 2024, safety map with the crisis management office"),
        "city_wish": _("The city reads it, and so do other groups."),
        "awards": _("Up to 400 characters."),
    }


class GoalsForm(GroupStep):
    slug = "sdgs"
    heading = _("SDGs")
    asks_for_words = False
    sdgs = forms.TypedMultipleChoiceField(
        label=_("SDGs"),
        choices=Goal.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Goals of the United Nations. Leave them empty if you are not sure."),
    )
