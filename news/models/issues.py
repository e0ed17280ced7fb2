from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet


@register_snippet
class MagazineIssue(models.Model):
    """An issue of the city's magazine in which a story appeared."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    date = models.DateField(_("date"))
    url = models.URLField(pgettext_lazy("web", "address"), blank=True)

    panels = [FieldPanel("number"), FieldPanel("date"), FieldPanel("url")]

    class Meta:
        ordering = ["-date"]
        verbose_name = _("magazine issue")
        verbose_name_plural = _("magazine issues")

    def __str__(self) -> str:
        return _("No. %(number)s (%(date)s)") % {
            "number": self.number,
            "date": date_format(self.date),
        }
