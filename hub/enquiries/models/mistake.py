"""What readers found wrong on a page."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.people import nullable_user_fk
from hub.enquiries.models.about_page import AboutPage


class MistakeReport(AboutPage):
    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("report", "Open")
        DONE = "done", _("Done")

    what = models.JSONField(_("what is wrong"), default=list)
    words = models.TextField(_("in your own words"), max_length=600, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.OPEN, db_index=True
    )
    forwarded_at = models.DateTimeField(_("passed on"), null=True, blank=True)
    settled_by = nullable_user_fk(_("settled by"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")

    def __str__(self) -> str:
        return f"{self.page} ({self.created_at:%Y-%m-%d})"

    @property
    def what_labels(self) -> list[str]:
        """What was chosen as wrong, in the active language."""
        offered = self.mailbox.mistakes if self.mailbox else ()
        return [str(label) for code, label in offered if code in self.what]
