from django.db import models
from django.utils.translation import gettext_lazy as _


class HowOften(models.TextChoices):
    """How often somebody is told, at most; without news nobody is."""

    WEEKLY = "weekly", _("Once a week, on Thursday")
    DAILY = "daily", _("Once a day")
