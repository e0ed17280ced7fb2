"""Codes of what is said of a course."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ForWhom(models.TextChoices):
    """Whom a course is for; one for staff alone is seen by staff alone."""

    GROUPS = "groups", _("Citizen groups")
    CITIZENS = "citizens", pgettext_lazy("course", "Everyone")
    STAFF = "staff", pgettext_lazy("course", "People who work at city hall")


class Level(models.TextChoices):
    UNSAID = "", pgettext_lazy("course", "Not said")
    FIRST = "first", pgettext_lazy("course", "No knowledge needed")
    FURTHER = "further", pgettext_lazy("course", "For those who know the basics")
