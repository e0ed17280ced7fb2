"""Codes of a place's facts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceKind(models.TextChoices):
    CENTRE = "centre", _("Community centre")
    FACILITY = "facility", _("City hall or city facility")
    HUB = "hub", _("Base for citizens’ activities")
    CORNER = "corner", _("Information corner")
    PRIVATE = "private", _("Private venue")
    OUTDOOR = "outdoor", _("Park, square or ground")


class PlaceAccess(models.TextChoices):
    """What makes a place usable for more people. What nobody has looked at is not said."""

    STEP_FREE = "step_free", _("No steps")
    LIFT = "lift", pgettext_lazy("building", "Lift")
    TOILET = "accessible_toilet", _("Accessible toilet")
    OSTOMATE = "ostomate", _("Ostomate toilet")
    PARKING = "accessible_parking", _("Parking for wheelchair users")
    WHEELCHAIR = "wheelchair", _("Wheelchair to borrow")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    TACTILE = "tactile_paving", _("Tactile paving")
    NURSING = "nursing_room", _("Nursing room")
    CHANGING = "changing_table", _("Changing table")


class Day(models.TextChoices):
    """Days of the week, in the order of `datetime.date.weekday`."""

    MONDAY = "mon", pgettext_lazy("day of opening", "Mon")
    TUESDAY = "tue", pgettext_lazy("day of opening", "Tue")
    WEDNESDAY = "wed", pgettext_lazy("day of opening", "Wed")
    THURSDAY = "thu", pgettext_lazy("day of opening", "Thu")
    FRIDAY = "fri", pgettext_lazy("day of opening", "Fri")
    SATURDAY = "sat", pgettext_lazy("day of opening", "Sat")
    SUNDAY = "sun", pgettext_lazy("day of opening", "Sun")
