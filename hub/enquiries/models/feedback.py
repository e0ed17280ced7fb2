"""What readers say of a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.enquiries.models.about_page import AboutPage


class Feedback(AboutPage):
    class Usefulness(models.TextChoices):
        YES = "yes", _("Yes, it helped")
        PARTLY = "partly", _("A little")
        NO = "no", _("No, it did not help")

    useful = models.CharField(_("useful"), max_length=10, choices=Usefulness)
    comment = models.TextField(_("comment"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")

    def __str__(self) -> str:
        return f"{self.page_id} {self.useful}"
