"""Who came: doors with their phones, and arrivals."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.people import nullable_user_fk
from hub.signups.models import Sheet, SignUp

PIN_DIGITS = 6
MAX_DEVICES = 5
MAX_WRONG_PINS = 20


class Door(models.Model):
    """The entrance of a date: a link and a PIN for those who stand there on its day.

    The PIN is a signature of the door and `number`: no table holds it.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    sheet = models.OneToOneField(
        Sheet, on_delete=models.CASCADE, related_name="door", verbose_name=_("sign-up sheet")
    )
    number = models.PositiveIntegerField(default=0, editable=False)
    wrong_pins = models.PositiveSmallIntegerField(default=0, editable=False)
    made_by = nullable_user_fk(_("made by"))
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        verbose_name = pgettext_lazy("attendance", "entrance")
        verbose_name_plural = pgettext_lazy("attendance", "entrances")

    def __str__(self) -> str:
        return str(self.sheet)

    @property
    def pin(self) -> str:
        """What those at the entrance type once on their phone."""
        signed = salted_hmac("hub.attendance.pin", f"{self.key}:{self.number}").hexdigest()
        return f"{int(signed, 16) % 10**PIN_DIGITS:0{PIN_DIGITS}d}"

    def is_open_at(self, now: datetime) -> bool:
        """Return whether it can be used: on the days of its date, while that is held."""
        date = self.sheet.date_on(timezone.localdate(now))
        return date is not None and date.is_held


class Device(models.Model):
    """A phone at the entrance."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    door = models.ForeignKey(Door, on_delete=models.CASCADE, related_name="devices")
    name = models.CharField(_("name"), max_length=60)
    since = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ["since", "pk"]
        verbose_name = _("phone at the entrance")
        verbose_name_plural = _("phones at the entrance")

    def __str__(self) -> str:
        return self.name


class Arrival(models.Model):
    """That somebody came to a date, who noted it, and how; to a course on each of its dates."""

    class How(models.TextChoices):
        """By what it became known."""

        TICKET = "ticket", pgettext_lazy("attendance", "ticket")
        LIST = "list", pgettext_lazy("attendance", "list")
        PAPER = "paper", pgettext_lazy("attendance", "from paper")
        SELF = "self", pgettext_lazy("attendance", "by themselves")

    signup = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="arrivals")
    date = models.ForeignKey("occurrences.Occurrence", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(_("when"))
    how = models.CharField(_("how"), max_length=10, choices=How)
    noted_by = nullable_user_fk(_("noted by"))
    device = models.ForeignKey(Device, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signup", "date"], name="arrival_once")]
        default_permissions = ()
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")

    def __str__(self) -> str:
        return str(self.signup)
