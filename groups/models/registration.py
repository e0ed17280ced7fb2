"""Groups on their way in: registrations that are not sent yet, and typing at the desk."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.people import nullable_user_fk

if TYPE_CHECKING:
    pass


class Registration(models.Model):
    """How a group's page began: by whom, and from which form (sent twice, it begins once)."""

    group = models.OneToOneField(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="registration",
        verbose_name=_("citizen group"),
    )
    started_by = nullable_user_fk(_("begun by"))
    started_at = models.DateTimeField(_("begun"), default=timezone.now)
    form_key = models.CharField(max_length=40, unique=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")

    def __str__(self) -> str:
        return f"{self.group} ({self.started_at:%Y-%m-%d})"
