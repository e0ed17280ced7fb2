"""What was promised, by which office, until when, and what came of it."""

from datetime import date
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.people import nullable_user_fk
from hub.followups.querysets import FollowUpQuerySet
from hub.followups.workflow import OPEN, State

MAX_SENTENCE = 200


class FollowUp(models.Model):
    """A promise. It is shown on the page that it is about, and asked about until it is settled."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, editable=False)  # hub.followups.kinds
    page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=pgettext_lazy("promise", "about"),
        help_text=_("The page that shows it."),
    )
    # What on the page it is about, such as a theme; "" is the page itself.
    about = models.CharField(max_length=80, blank=True, editable=False)
    department = models.ForeignKey(
        "pages.Department",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("department"),
    )
    promiser = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("citizen group"),
        help_text=_("If it was not a department that gave the promise."),
    )
    what = models.CharField(pgettext_lazy("promise", "what is promised"), max_length=MAX_SENTENCE)
    due = models.DateField(pgettext_lazy("promise", "until"))
    is_announced = models.BooleanField(
        _("the day was announced"),
        default=True,
        help_text=_("Only then the public reads the day, and later that it has passed."),
    )
    email = models.EmailField(
        _("who is asked, if not the department’s own address"), max_length=254, blank=True
    )
    state = models.CharField(
        pgettext_lazy("promise", "state"),
        max_length=10,
        choices=State,
        default=State.PROMISED,
        editable=False,
        db_index=True,
    )
    what_happened = models.CharField(
        pgettext_lazy("promise", "what came of it"),
        max_length=MAX_SENTENCE,
        blank=True,
        editable=False,
    )
    evidence = models.URLField(
        pgettext_lazy("promise", "address of a page that shows it"), blank=True, editable=False
    )
    asked_on = models.DateField(null=True, editable=False)  # and not answered since
    warned_on = models.DateField(null=True, editable=False)  # the head, of the present day
    late_reason = models.CharField(
        pgettext_lazy("promise", "reason of the delay"),
        max_length=MAX_SENTENCE,
        blank=True,
        editable=False,
    )
    late_until = models.DateField(
        pgettext_lazy("promise", "new day"), null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["page", "about"], name="follow_up_page")]
        verbose_name = pgettext_lazy("follow-up", "promise")
        verbose_name_plural = pgettext_lazy("follow-up", "promises")

    def __str__(self) -> str:
        return self.what

    def clean(self) -> None:
        super().clean()
        if (self.department_id is None) == (self.promiser_id is None):
            raise ValidationError(
                {"department": _("Name the department or the citizen group, one of them.")}
            )

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def office(self) -> str:
        """Who promised, in the active language: a department or a group, never a person."""
        return self.department.label if self.department_id else self.promiser.title

    @property
    def expected(self) -> date:
        """The day until which it is to be done, as its office said it last."""
        return self.late_until or self.due


class Office(models.Model):
    """Where a department is asked about its promises, and who is above it."""

    department = models.OneToOneField(
        "pages.Department",
        on_delete=models.CASCADE,
        related_name="office",
        verbose_name=_("department"),
    )
    email = models.EmailField(_("who is asked"), max_length=254)
    head_email = models.EmailField(
        _("the head, who is warned of what is late"), max_length=254, blank=True
    )

    class Meta:
        ordering = ["department__sort_order"]
        verbose_name = _("address of a department")
        verbose_name_plural = _("addresses of departments")

    def __str__(self) -> str:
        return str(self.department)


class Asking(models.Model):
    """That a mailbox was asked, once for each reason: nobody gets the same mail twice."""

    followup = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="askings")
    address = models.EmailField(_("e-mail"), max_length=254)
    reason = models.CharField(max_length=30)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["followup", "address", "reason"], name="asked_once"),
        ]
        verbose_name = _("mail about a promise")
        verbose_name_plural = _("mails about promises")


class Report(models.Model):
    """An answer, written once: how it stood, what happened, until when then."""

    followup = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="reports")
    state = models.CharField(pgettext_lazy("promise", "state"), max_length=10, choices=State)
    what_happened = models.CharField(
        pgettext_lazy("promise", "what came of it"), max_length=MAX_SENTENCE
    )
    evidence = models.URLField(
        pgettext_lazy("promise", "address of a page that shows it"), blank=True
    )
    due = models.DateField(pgettext_lazy("promise", "until"))
    typed_by = nullable_user_fk(_("typed by"))
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("answer about a promise")
        verbose_name_plural = _("answers about promises")
