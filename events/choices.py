"""Codes of what is said of an event."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EventKind(models.TextChoices):
    EVENT = "event", pgettext_lazy("kind of event", "Event")
    COURSE = "course", pgettext_lazy("kind of event", "Course")
    TRAINING = "training", pgettext_lazy("kind of event", "Training")
    ROUNDTABLE = "roundtable", pgettext_lazy("kind of event", "Roundtable")
    WORLD_CAFE = "world_cafe", pgettext_lazy("kind of event", "World café")
    FESTIVAL = "festival", pgettext_lazy("kind of event", "Festival")
    VOLUNTEER = "volunteer", pgettext_lazy("kind of event", "Volunteering, cleaning up")
    MEETING = "meeting", pgettext_lazy("kind of event", "Open meeting")
    CONSULTATION = "consultation", pgettext_lazy("kind of event", "Consultation")
    EXHIBITION = "exhibition", pgettext_lazy("kind of event", "Exhibition")
    ONLINE = "online", pgettext_lazy("kind of event", "Online")


class Support(models.TextChoices):
    """What makes an event usable for more people. What no one has said is not promised."""

    STEP_FREE = "step_free", _("No steps")
    PRAM = "pram", _("Fine with a pram")
    CHILDCARE = "childcare", _("Childcare")
    PARKING = "parking", pgettext_lazy("place", "Parking")
    EASY_JAPANESE = "easy_japanese", _("Easy Japanese")
    INTERPRETER = "interpreter", _("Interpreter")
    SIGN = "sign_language", _("Sign language")
    WRITING = "writing", _("We write for you")


class Rain(models.TextChoices):
    UNSAID = "", pgettext_lazy("rain", "Not said")
    INDOORS = "indoors", pgettext_lazy("rain", "Indoors")
    HELD = "held", pgettext_lazy("rain", "Takes place in the rain, too")
    LIGHT = "light", pgettext_lazy("rain", "In light rain, but not in heavy rain")
    CANCELLED = "cancelled", pgettext_lazy("rain", "Not in the rain")


class Booking(models.TextChoices):
    UNSAID = "", pgettext_lazy("booking", "Not said")
    NONE = "none", _("No booking needed")
    WELCOME = "welcome", _("Booking helps, but you can just come")
    NEEDED = "needed", _("Please book")


class OrganiserRole(models.TextChoices):
    HOST = "host", pgettext_lazy("organiser", "Organised by")
    CO_HOST = "co_host", pgettext_lazy("organiser", "Co-hosted by")
    BACKER = "backer", pgettext_lazy("organiser", "Endorsed by")
    HELPER = "helper", pgettext_lazy("organiser", "With the help of")


IN_THE_RAIN = (Rain.INDOORS, Rain.HELD)
WITHOUT_BOOKING = (Booking.NONE, Booking.WELCOME)
