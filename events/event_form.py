"""The admin's form of an event, where codes are boxes to tick."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from events.choices import Support
from groups.choices import Audience, SpokenLanguage


def _boxes(label: str, choices: type[models.TextChoices]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class EventForm(WagtailAdminPageForm):
    audiences = _boxes(_("for whom"), Audience)
    languages = _boxes(_("languages spoken"), SpokenLanguage)
    support = _boxes(_("support"), Support)
