"""Settings of the whole hub."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from hub.pages.ground import validate_ground


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

    municipality_code = models.CharField(
        _("municipality code"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^\d{6}$", _("Six digits, for example 082015."))],
        help_text=_("全国地方公共団体コード with its check digit, for open data."),
    )
    map_ground = models.JSONField(
        _("ground of maps"),
        null=True,
        blank=True,
        validators=[validate_ground],
        help_text=_(
            "GeoJSON of outlines (districts, water, railways), shown where no map tiles come. "
            "Without it the ground is drawn from the centres of areas, and marked as schematic."
        ),
    )

    panels = [
        FieldPanel("is_demonstration"),
        FieldPanel("default_share_image"),
        FieldPanel("municipality_code"),
        FieldPanel("map_ground"),
    ]

    class Meta:
        verbose_name = _("hub settings")
