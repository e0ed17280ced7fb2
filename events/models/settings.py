"""What a city sets for events."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="date")
class EventSettings(BaseGenericSetting):
    trust_after = models.PositiveSmallIntegerField(
        _("trust a group after"),
        default=3,
        help_text=_(
            "Approved events: from then on what it sends is public at once, and looked at"
            " afterwards. 0: the city looks first, always."
        ),
    )
    answer_days = models.PositiveSmallIntegerField(
        _("answer within"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("Working days. Groups read on which day their event will be public."),
    )

    panels = [FieldPanel("trust_after"), FieldPanel("answer_days")]

    class Meta:
        verbose_name = _("settings of events")
