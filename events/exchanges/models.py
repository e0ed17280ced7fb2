"""Exchanges: a group or a division shows another one how it works, for two half days."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.exchanges.workflow import State
from hub.core.locales import active_language
from hub.pages.listing import localise
from hub.pages.models import BasePage

MAX_PEOPLE = 10


class ExchangeIndexPage(BasePage):
    """Who looks for a guest, who has exchanged, what was learned (`events.exchanges.sections`)."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = pgettext_lazy("page", "index of exchanges")


class ExchangeQuerySet(models.QuerySet):
    def looking(self) -> "ExchangeQuerySet":
        """Those whose host looks for a guest, the newest first."""
        return self.filter(state=State.OFFERED).order_by("-offered_on", "-pk")

    def public_reports(self) -> "ExchangeQuerySet":
        """Those whose report both sides agreed to make public, the latest first."""
        agreed = self.filter(
            state=State.REPORTED, host_agreed_at__isnull=False, guest_agreed_at__isnull=False
        )
        return agreed.order_by("-second_day", "-pk")

    def took_place(self) -> "ExchangeQuerySet":
        return self.filter(state__in=(State.DONE, State.REPORTED))


def _side(role: str) -> dict[str, models.ForeignKey]:
    return {
        "group": models.ForeignKey(
            "groups.GroupPage",
            null=True,
            blank=True,
            on_delete=models.CASCADE,
            related_name=f"exchanges_as_{role}",
            verbose_name=_("citizen group"),
        ),
        "department": models.ForeignKey(
            "pages.Department",
            null=True,
            blank=True,
            on_delete=models.CASCADE,
            related_name="+",
            verbose_name=_("department"),
        ),
    }


class Exchange(models.Model):
    """An offer, and what comes of it. What was written freely is in Japanese."""

    host_group = _side("host")["group"]
    host_department = _side("host")["department"]
    can_see = models.TextField(pgettext_lazy("exchange", "What a guest can see"), max_length=300)
    when = models.CharField(pgettext_lazy("exchange", "When it is possible"), max_length=120)
    people = models.PositiveSmallIntegerField(
        pgettext_lazy("exchange", "How many people"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_PEOPLE)],
    )
    conditions = models.CharField(
        pgettext_lazy("exchange", "Conditions"), max_length=200, blank=True
    )
    offered_on = models.DateField(default=timezone.localdate, editable=False)
    state = models.CharField(
        pgettext_lazy("exchange", "state"),
        max_length=10,
        choices=State,
        default=State.OFFERED,
        editable=False,
        db_index=True,
    )
    guest_group = _side("guest")["group"]
    guest_department = _side("guest")["department"]
    wish = models.TextField(pgettext_lazy("exchange", "What we would like to learn"), blank=True)
    first_day = models.DateField(pgettext_lazy("exchange", "First half day"), null=True, blank=True)
    second_day = models.DateField(
        pgettext_lazy("exchange", "Second half day"), null=True, blank=True
    )
    plan = models.TextField(pgettext_lazy("exchange", "Plan of both half days"), blank=True)
    learned = models.TextField(pgettext_lazy("exchange", "What we learned"), blank=True)
    will_use = models.TextField(pgettext_lazy("exchange", "What we will do now"), blank=True)
    for_all = models.TextField(
        pgettext_lazy("exchange", "For everyone to read"),
        blank=True,
        help_text=_("This part is public once both sides agree."),
    )
    host_agreed_at = models.DateTimeField(null=True, editable=False)
    guest_agreed_at = models.DateTimeField(null=True, editable=False)

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_on", "-pk"]
        verbose_name = pgettext_lazy("exchange", "exchange")
        verbose_name_plural = pgettext_lazy("exchange", "exchanges")

    def __str__(self) -> str:
        return " ⇄ ".join(filter(None, (self.host_name, self.guest_name)))

    def clean(self) -> None:
        super().clean()
        if bool(self.host_group_id) == bool(self.host_department_id):
            raise ValidationError(_("Name a group or a division as the host: one of them."))

    @cached_property
    def host_name(self) -> str:
        """The host's name in the active language."""
        return _name(self.host_group, self.host_department)

    @cached_property
    def guest_name(self) -> str:
        return _name(self.guest_group, self.guest_department)

    @property
    def is_public(self) -> bool:
        """Whether its report is public."""
        return bool(self.state == State.REPORTED and self.host_agreed_at and self.guest_agreed_at)


def _name(group: models.Model | None, department: models.Model | None) -> str:
    if group is not None:
        (page,) = localise([group], active_language(), for_cards=False)
        return page.title
    return department.label if department is not None else ""
