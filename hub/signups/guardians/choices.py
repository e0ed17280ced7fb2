"""What a guardian reads of a date, as codes: so it is complete in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Beside(models.TextChoices):
    """Who stays beside the children."""

    ALWAYS = "always", _("Adults who hold the event are beside the children all the time.")
    NEAR = "near", _("Adults who hold the event are close by and look in often.")
    GUARDIAN = "guardian", _("A parent or guardian stays with the child.")


class Danger(models.TextChoices):
    """What could be dangerous."""

    NONE = "none", _("Nothing beyond everyday life")
    TOOLS = "tools", _("Knives or tools")
    FIRE = "fire", _("Fire or hot water")
    WATER = "water", _("Water: a river, a lake or a pool")
    ROADS = "roads", _("Walking along roads")
    WEATHER = "weather", _("Outdoors in heat or cold")
    FOOD = "food", _("Food: please tell us of allergies by phone")


class Insurance(models.TextChoices):
    """Who pays if somebody is hurt."""

    FREE = "free", _("The child is insured. It costs nothing.")
    PAID = "paid", _("The child is insured. The fee includes it.")
    NONE = "none", _("There is no insurance.")


class WayHome(models.TextChoices):
    """How children come and go."""

    FETCHED = "fetched", _("Please bring the child and pick them up.")
    ALONE = "alone", _("The child may come and go alone.")


class Photos(models.TextChoices):
    """What becomes of pictures."""

    NONE = "none", _("No photos are taken.")
    NO_FACES = "no_faces", _("Photos may be shown. No face can be recognised.")
    ASKED = "asked", _("Photos are shown only if you are asked again and agree.")


class Line(models.TextChoices):
    """What a line is about; each has a code from its own choice."""

    BESIDE = "beside", _("Who is beside them")
    DANGERS = "dangers", _("What could be dangerous")
    INSURANCE = "insurance", pgettext_lazy("guardian", "Insurance")
    WAY_HOME = "way_home", _("Way there and home")
    PHOTOS = "photos", pgettext_lazy("guardian", "Photos")


CHOICES = {
    Line.BESIDE: Beside,
    Line.DANGERS: Danger,
    Line.INSURANCE: Insurance,
    Line.WAY_HOME: WayHome,
    Line.PHOTOS: Photos,
}
