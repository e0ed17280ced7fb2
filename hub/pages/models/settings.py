"""Settings of the whole hub."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="cog")
class HubSettings(BaseGenericSetting):
    is_demonstration = models.BooleanField(
        _("demonstration"),
        default=False,
        help_text=_("Every page says that it is a sample and asks search engines to stay away."),
    )
    default_share_image = models.ForeignKey(
        "assets.HubImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("share image"),
        help_text=_("Shown in social media for pages without a picture of their own."),
    )

    panels = [FieldPanel("is_demonstration"), FieldPanel("default_share_image")]

    class Meta:
        verbose_name = _("hub settings")
