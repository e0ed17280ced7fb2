"""Ordered child rows that join a group to codes (many-to-many is not carried by translations)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from groups.choices import Accessibility, Audience, SpokenLanguage, Weekday


class GroupActivityField(Orderable):
    page = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="field_rows")
    term = models.ForeignKey(
        "pages.ActivityField",
        on_delete=models.PROTECT,
        related_name="group_rows",
        verbose_name=_("activity field"),
    )


class GroupNeed(Orderable):
    page = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="need_rows")
    term = models.ForeignKey(
        "pages.Need", on_delete=models.PROTECT, related_name="group_rows", verbose_name=_("need")
    )


class GroupArea(Orderable):
    page = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="area_rows")
    term = models.ForeignKey(
        "pages.Area", on_delete=models.PROTECT, related_name="group_rows", verbose_name=_("area")
    )


class GroupAudience(Orderable):
    page = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="audience_rows")
    code = models.CharField(_("for whom"), max_length=20, choices=Audience)


class GroupLanguage(Orderable):
    page = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="language_rows")
    code = models.CharField(_("language"), max_length=10, choices=SpokenLanguage)


class GroupDay(Orderable):
    page = ParentalKey("groups.GroupPage", on_delete=models.CASCADE, related_name="day_rows")
    code = models.CharField(_("day"), max_length=3, choices=Weekday)


class GroupAccessibility(Orderable):
    page = ParentalKey(
        "groups.GroupPage", on_delete=models.CASCADE, related_name="accessibility_rows"
    )
    code = models.CharField(_("accessibility"), max_length=20, choices=Accessibility)
