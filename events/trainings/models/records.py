"""Who works where, who has been trained, and the certificates that were given."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core import codes
from hub.core.fiscal_years import first_day, fiscal_year_of
from hub.signups.models import SignUp

NUMBER_LENGTH = 10


def new_number() -> str:
    """Return the number of a certificate, by which it is looked up: nobody guesses one."""
    return codes.new_code(NUMBER_LENGTH)


class StaffOfDivision(models.Model):
    """In which division of city hall somebody works; accounts know roles alone."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="place_of_work",
        verbose_name=_("person"),
    )
    department = models.ForeignKey(
        "pages.Department",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("department"),
    )
    is_contact = models.BooleanField(
        _("contact person of the division"),
        default=False,
        help_text=_("Has to come to the courses that are obligatory for them."),
    )
    is_head = models.BooleanField(
        _("head of the division"), default=False, help_text=_("Sees who has been trained.")
    )

    class Meta:
        ordering = ["department__sort_order", "user"]
        verbose_name = _("place of work")
        verbose_name_plural = _("who works in which division")

    def __str__(self) -> str:
        return f"{self.user} ({self.department})"


class TrainingRecordQuerySet(models.QuerySet):
    def of_fiscal_year(self, day: date) -> Self:
        """Those of the fiscal year in which `day` lies."""
        year = fiscal_year_of(day)
        return self.filter(day__gte=first_day(year), day__lt=first_day(year + 1))


class TrainingRecord(models.Model):
    """That somebody with an account came to a course, often enough."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="training_records",
        verbose_name=pgettext_lazy("page", "course"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="training_records",
        verbose_name=_("person"),
    )
    day = models.DateField(_("last day"))

    objects = TrainingRecordQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="trained_once")]
        ordering = ["-day", "pk"]
        verbose_name = _("training record")
        verbose_name_plural = _("training records")

    def __str__(self) -> str:
        return f"{self.user} – {self.page}"


class Certificate(models.Model):
    """That a certificate with a number was given for a course. Whose it is, its sign-up alone says:
    once that has forgotten the name, no one knows any more.
    """

    number = models.CharField(
        max_length=NUMBER_LENGTH, unique=True, default=new_number, editable=False
    )
    signup = models.OneToOneField(
        SignUp, null=True, on_delete=models.SET_NULL, related_name="certificate", editable=False
    )
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    title = models.CharField(max_length=255, editable=False)
    days = models.JSONField(default=list, editable=False)
    given_on = models.DateField(editable=False)

    class Meta:
        default_permissions = ()
        ordering = ["-given_on", "pk"]
        verbose_name = pgettext_lazy("course", "Certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return self.number

    @property
    def dates(self) -> list[date]:
        """The days on which its holder came."""
        return [date.fromisoformat(day) for day in self.days]
