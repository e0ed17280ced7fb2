"""What readers found wrong on a group's page."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.people import nullable_user_fk


class MistakeReport(models.Model):
    class What(models.TextChoices):
        CONTACT = "contact", _("Phone, e-mail or website")
        PLACE = "place", _("Address or place on the map")
        TIMES = "times", _("Days and times")
        ENDED = "ended", _("The group is no longer active")
        TEXT = "text", _("A mistake in the text or the translation")
        PICTURE = "picture", _("A picture")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("report", "Open")
        DONE = "done", _("Done")

    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="mistake_reports",
        verbose_name=_("citizen group"),
    )
    what = models.JSONField(_("what is wrong"), default=list)
    words = models.TextField(_("in your own words"), max_length=600, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=10)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.OPEN, db_index=True
    )
    forwarded_at = models.DateTimeField(_("passed on to the group"), null=True, blank=True)
    settled_by = nullable_user_fk(_("settled by"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")

    def __str__(self) -> str:
        return f"{self.group} ({self.created_at:%Y-%m-%d})"

    @property
    def what_labels(self) -> list[str]:
        return [str(label) for code, label in self.What.choices if code in self.what]
