"""The yearly confirmation: who was asked in which year, and what they answered."""

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from groups.models.settings import GroupSettings
from hub.core.people import nullable_user_fk

if TYPE_CHECKING:
    from groups.models.page import GroupPage

LAST_REMINDER = timedelta(days=14)


class ConfirmationRoundQuerySet(models.QuerySet):
    def current(self) -> "ConfirmationRound | None":
        """The newest round: its addresses and slips are good until the next one begins."""
        return self.order_by("-year").first()


class ConfirmationRound(models.Model):
    """A year's asking. Its days are fixed when it begins, whatever is set afterwards."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    opened_on = models.DateField(_("began"))
    starts_on = models.DateField(_("first day of the month of confirmation"))
    ends_on = models.DateField(_("last day of the month of confirmation"))
    grace_ended_on = models.DateField(_("grace ended"), null=True, blank=True)

    objects = ConfirmationRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        verbose_name = _("yearly confirmation")
        verbose_name_plural = _("yearly confirmations")

    def __str__(self) -> str:
        return str(self.year)

    @classmethod
    def due(cls, today: date) -> "ConfirmationRound | None":
        """Return the unsaved round that should be under way on `today`, if any.

        It begins a month before its month, and never after its month: a hub that was set up in
        autumn asks no one before the next spring.
        """
        month = GroupSettings.load().confirmation_month
        for year in (today.year, today.year + 1):
            starts_on = date(year, month, 1)
            ends_on = date(year, month, calendar.monthrange(year, month)[1])
            opens_on = (starts_on - timedelta(days=1)).replace(day=1)
            if opens_on <= today <= ends_on:
                return cls(year=year, opened_on=today, starts_on=starts_on, ends_on=ends_on)
        return None

    @property
    def last_reminder_on(self) -> date:
        return self.ends_on - LAST_REMINDER

    @property
    def grace_until(self) -> date:
        """The last day on which an unconfirmed page says nothing of it."""
        return self.ends_on + timedelta(days=GroupSettings.load().grace_days)


class ConfirmationRequestQuerySet(models.QuerySet):
    def unanswered(self) -> Self:
        return self.filter(answered_on=None)

    def being_corrected(self, group: "GroupPage") -> Self:
        """What `group` answered with 「直す」 and has not sent, or the city not approved, yet."""
        return self.unanswered().filter(group=group, is_correcting=True)

    def of_present_round(self, group: "GroupPage") -> "ConfirmationRequest | None":
        round = ConfirmationRound.objects.current()
        return self.filter(round=round, group=group).select_related("round", "group").first()

    def overdue(self) -> Self:
        """What stayed without an answer until its grace ended, and no later round got one."""
        confirmed_since = Q(group__confirmed_on__gte=F("round__opened_on"))
        overdue = self.unanswered().filter(round__grace_ended_on__isnull=False)
        return overdue.exclude(confirmed_since)


class ConfirmationRequest(models.Model):
    """One group asked in one round."""

    class Stage(models.IntegerChoices):
        ASKED = 0, _("asked")
        MONTH_BEGAN = 1, _("reminded as the month began")
        MONTH_ENDS = 2, _("reminded before the month ends")

    class How(models.TextChoices):
        MAIL = "mail", _("from the e-mail")
        PORTAL = "portal", _("on the group's own pages")
        CHANGE = "change", _("with a change that the city approved")
        SLIP = "slip", _("paper form")
        DESK = "desk", _("phone or counter")

    round = models.ForeignKey(
        ConfirmationRound,
        on_delete=models.CASCADE,
        related_name="requests",
        verbose_name=_("yearly confirmation"),
    )
    group = models.ForeignKey(
        "groups.GroupPage",
        on_delete=models.CASCADE,
        related_name="confirmation_requests",
        verbose_name=_("citizen group"),
    )
    asked_on = models.DateField(_("asked"))
    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage, default=Stage.ASKED)
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)
    slip_printed_on = models.DateField(_("paper form printed"), null=True, blank=True)
    is_correcting = models.BooleanField(_("the group is correcting its page"), default=False)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=10, choices=How, blank=True)
    answered_by = nullable_user_fk(_("recorded by"))
    submission = models.OneToOneField(
        "submissions.Submission",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="confirmation_request",
        verbose_name=_("submission"),
    )
    # What the page said before, for taking a wrong click back.
    confirmed_on_before = models.DateField(null=True, blank=True)
    confirmed_by_before = models.CharField(max_length=80, blank=True)

    objects = ConfirmationRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "group"], name="one_confirmation_a_year")
        ]
        ordering = ["-round__year", "group"]
        verbose_name = _("request for confirmation")
        verbose_name_plural = _("requests for confirmation")

    def __str__(self) -> str:
        return f"{self.number} {self.group}"

    @property
    def number(self) -> str:
        """The number on the paper form, by which the desk finds it."""
        return f"{self.round.year}-{self.pk:05}"

    @property
    def is_by_desk(self) -> bool:
        """Whether the desk recorded the answer, and so may take it back."""
        return self.how in (self.How.SLIP, self.How.DESK)

    @property
    def last_contact_on(self) -> date:
        days = (self.asked_on, self.reminded_on, self.slip_printed_on)
        return max(day for day in days if day)
