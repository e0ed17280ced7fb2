"""Codes of what a sign-up says."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Mode(models.TextChoices):
    """How places are given."""

    FIRST_COME = "first_come", pgettext_lazy("places", "First come, first served")
    LOTTERY = "lottery", pgettext_lazy("places", "By lot, once sign-up has ended")
    APPROVAL = "approval", pgettext_lazy("places", "The organiser decides")


class Need(models.TextChoices):
    """What somebody asks for in order to take part."""

    INTERPRETER = "interpreter", pgettext_lazy("need", "Interpreter")
    SIGN = "sign_language", _("Sign language")
    WRITING = "writing", _("Someone who writes down what is said")
    WHEELCHAIR = "wheelchair", _("Room for a wheelchair")
    CHILDCARE = "childcare", _("Childcare")
