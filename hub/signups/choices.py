"""Codes of what a sign-up says."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Mode(models.TextChoices):
    """How places are given."""

    FIRST_COME = "first_come", pgettext_lazy("places", "First come, first served")
    LOTTERY = "lottery", pgettext_lazy("places", "By lot, once sign-up has ended")
    APPROVAL = "approval", pgettext_lazy("places", "The organiser decides")


class Role(models.TextChoices):
    """What helpers do; a sheet without one is for those who take part."""

    RECEPTION = "reception", pgettext_lazy("help", "Reception")
    SETTING_UP = "setting_up", pgettext_lazy("help", "Setting up")
    CLEARING = "clearing", pgettext_lazy("help", "Clearing away")
    GUIDING = "guiding", pgettext_lazy("help", "Showing the way")
    CHILDREN = "children", pgettext_lazy("help", "Looking after children")
    INTERPRETING = "interpreting", pgettext_lazy("help", "Interpreting")
    PHOTOS = "photos", pgettext_lazy("help", "Taking photos")
    ANYTHING = "anything", pgettext_lazy("help", "Whatever is needed")


class Insurance(models.TextChoices):
    """Who pays if helpers are hurt, or something breaks."""

    NONE = "none", pgettext_lazy("insurance", "There is no insurance. Please use your own.")
    CITY = "city", pgettext_lazy("insurance", "You are insured through the city.")
    EVENT = "event", pgettext_lazy("insurance", "The organisers insure you for this event.")


class Need(models.TextChoices):
    """What somebody asks for in order to take part."""

    INTERPRETER = "interpreter", pgettext_lazy("need", "Interpreter")
    SIGN = "sign_language", _("Sign language")
    WRITING = "writing", _("Someone who writes down what is said")
    WHEELCHAIR = "wheelchair", _("Room for a wheelchair")
    CHILDCARE = "childcare", _("Childcare")
