"""Groups on their way in: registrations that are not sent yet, and typing at the desk."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.people import nullable_user_fk

if TYPE_CHECKING:
    from groups.models.page import GroupPage
    from hub.accounts.models import User


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


class DeskEntryQuerySet(models.QuerySet["DeskEntry"]):
    def active(self) -> Self:
        """Entries that are neither finished nor older than a working day."""
        since = timezone.now() - DeskEntry.LASTS
        return self.filter(ended_at=None, started_at__gt=since)

    def of(self, user: "User", group: "GroupPage") -> "DeskEntry | None":
        """Return the active entry of `user` for `group`, else None."""
        return self.active().filter(user=user, group=group).first()


class DeskEntry(models.Model):
    """代理入力: someone at the desk enters data for a group, for a working day at most.

    While it is active they may do on the group's own pages what its members may; it is kept
    afterwards as the record of who did.
    """

    LASTS = timedelta(hours=12)

    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="desk_entries",
        verbose_name=_("citizen group"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("person"),
    )
    started_at = models.DateTimeField(_("begun"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = DeskEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("typing for a group")
        verbose_name_plural = _("typing for groups")

    def __str__(self) -> str:
        return f"{self.user} – {self.group} ({self.started_at:%Y-%m-%d})"
