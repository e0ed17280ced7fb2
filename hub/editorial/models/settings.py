"""What a city sets for its own way of deciding."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="tasks")
class EditorialSettings(BaseGenericSetting):
    stamps = models.TextField(
        _("stamps on the decision sheet"),
        default="係長\n課長補佐\n課長\n部長",
        blank=True,
        help_text=_("One office a line, in the order of the boxes."),
    )

    panels = [FieldPanel("stamps")]

    class Meta:
        verbose_name = _("approval settings")

    @property
    def stamp_boxes(self) -> list[str]:
        return [line.strip() for line in self.stamps.splitlines() if line.strip()]
