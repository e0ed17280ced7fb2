"""The calendar of a group for its own people, at an address that only they know."""

from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils.translation import gettext_lazy as _

from groups.models import GroupPage

SIGNED_AS = "events.group_calendar"


class GroupCalendar(models.Model):
    """How often a group made the address of its calendar anew; 0 without a row.

    The address is a signature of the group and this number: no table holds a secret.
    """

    group = models.OneToOneField("groups.GroupPage", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        verbose_name = _("calendar of a group")
        verbose_name_plural = _("calendars of groups")

    def __str__(self) -> str:
        return str(self.group)

    @classmethod
    def token_of(cls, group: GroupPage) -> str:
        """Return what stands in the address of the calendar of `group` (a source page)."""
        return _signer().sign(f"{group.pk}-{cls._number_of(group.pk)}")

    @classmethod
    def group_of(cls, token: str) -> GroupPage | None:
        """Return the public group whose calendar has `token`, None if it is wrong or old."""
        try:
            pk, _separator, number = _signer().unsign(token).partition("-")
        except BadSignature:
            return None
        if int(number) != cls._number_of(int(pk)):
            return None
        return GroupPage.objects.public_sources().filter(pk=pk).first()

    @classmethod
    def _number_of(cls, pk: int) -> int:
        numbers = cls.objects.filter(group_id=pk).values_list("number", flat=True)
        return numbers.first() or 0


def _signer() -> Signer:
    return Signer(sep=".", salt=SIGNED_AS)
