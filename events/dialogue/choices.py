"""Codes of what is said of a talk between citizens and city."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """How people talk there."""

    CAFE = "cafe", pgettext_lazy("kind of event", "World café")
    ROUNDTABLE = "roundtable", pgettext_lazy("kind of event", "Roundtable")
    EXCHANGE = "exchange", pgettext_lazy("kind of event", "Exchange of views")


class By(models.TextChoices):
    """Who wrote a note."""

    PARTICIPANT = "participant", pgettext_lazy("note of a talk", "Participant")
    HOST = "host", pgettext_lazy("note of a talk", "Host of the table")
    DESK = "desk", pgettext_lazy("note of a talk", "Typed from paper")


class State(models.TextChoices):
    """What becomes of a note. Those that are not shown on the page go when it is published."""

    KEPT = "kept", pgettext_lazy("note of a talk", "Counted")
    SHOWN = "shown", pgettext_lazy("note of a talk", "Shown on the page")
    HIDDEN = "hidden", pgettext_lazy("note of a talk", "Hidden")


class Role(models.TextChoices):
    """For whom somebody speaks at a roundtable; no names."""

    CITIZEN = "citizen", pgettext_lazy("voice", "Citizen")
    GROUP = "group", pgettext_lazy("voice", "Citizen group")
    COMPANY = "company", pgettext_lazy("voice", "Company")
    CITY = "city", pgettext_lazy("voice", "City")


class Age(models.TextChoices):
    UNDER_20 = "under20", pgettext_lazy("age", "Under 20")
    UNDER_40 = "under40", pgettext_lazy("age", "20 to 39")
    UNDER_65 = "under65", pgettext_lazy("age", "40 to 64")
    FROM_65 = "from65", pgettext_lazy("age", "65 and over")
