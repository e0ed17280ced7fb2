"""Settings of the whole hub, and the version that cached fragments are kept under."""

from django.db import models
from django.db.models import F
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


class ContentVersion(models.Model):
    """One row, counted up in the transaction of each change that public fragments show."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the present version (one query)."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls) -> None:
        """Make every cached fragment old."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.create(pk=1, number=1)
