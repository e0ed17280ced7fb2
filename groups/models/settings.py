"""What a city sets for its own way of looking after groups."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="group")
class GroupSettings(BaseGenericSetting):
    second_approver = models.BooleanField(
        _("a second person approves too"),
        default=False,
        help_text=_("After the desk, somebody else of the desk or an approver decides again."),
    )
    urgent_at_once = models.BooleanField(
        _("urgent corrections are public at once"),
        default=True,
        help_text=_("Phone, place or “cancelled”: published when sent, looked at afterwards."),
    )
    remind_desk_after = models.PositiveSmallIntegerField(
        _("remind the desk after"), default=3, help_text=_("Working days that something waits.")
    )
    remind_correction_after = models.PositiveSmallIntegerField(
        _("remind the group after"),
        default=14,
        help_text=_("Days that the group is asked for something."),
    )
    confirmation_month = models.PositiveSmallIntegerField(
        _("month of the yearly confirmation"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("Groups are asked a month before, and again until its end."),
    )
    grace_days = models.PositiveSmallIntegerField(
        _("days of grace"),
        default=60,
        help_text=_("After that month, until the page says kindly when it was last confirmed."),
    )
    keep_closed_months = models.PositiveSmallIntegerField(
        _("keep private data of dissolved groups"),
        default=12,
        help_text=_("Months after closing; then the private values are deleted."),
    )

    rules_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("page with the rules of registration"),
        help_text=_("Linked where groups register and where they declare to keep the rules."),
    )

    panels = [
        FieldPanel("rules_page"),
        MultiFieldPanel(
            [
                FieldPanel("second_approver"),
                FieldPanel("urgent_at_once"),
                FieldPanel("remind_desk_after"),
                FieldPanel("remind_correction_after"),
            ],
            heading=_("Moderation"),
        ),
        MultiFieldPanel(
            [FieldPanel("confirmation_month"), FieldPanel("grace_days")],
            heading=_("Yearly confirmation"),
        ),
        FieldPanel("keep_closed_months"),
    ]

    class Meta:
        verbose_name = _("settings of groups")
