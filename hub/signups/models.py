"""Who takes part: a sheet for a date with places, and the people on it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core import codes
from hub.core.japanese.kana import kana_key
from hub.core.people import nullable_user_fk
from hub.questions.models import Answering, Questionnaire
from hub.signups.choices import Insurance, Mode, Need, Role
from hub.signups.course import ForDates
from hub.signups.feedback.models import Feedback as Feedback
from hub.signups.guardians.held import held_as
from hub.signups.guardians.models import GuardianConsent as GuardianConsent
from hub.signups.interpreters.models import InterpreterReply as InterpreterReply
from hub.signups.querysets import SheetQuerySet, SignUpQuerySet
from hub.signups.workflow import TAKES, State, Step

if TYPE_CHECKING:
    from hub.pages.models import BasePage

MAX_PARTY = 20
MAX_REMIND_DAYS = 14
MAX_REASON = 300
MAX_AGE_OF_CHILDREN = 20
CONSENT_TERM = timedelta(days=7)
LAST_CONSENT_BEFORE_START = timedelta(hours=24)
# A place is offered to nobody who could hardly come any more (RULES F1).
LAST_OFFER_BEFORE_START = timedelta(hours=3)
FORGET_UNCONFIRMED_AFTER = timedelta(days=2)


class Sheet(ForDates):
    """The places of a date, first come, first served.

    `step` is what the public reads; it is written with each change, and by the clock.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    date = models.ForeignKey(
        "occurrences.Occurrence",
        on_delete=models.CASCADE,
        related_name="sheets",
        verbose_name=pgettext_lazy("of an event", "date"),
    )
    capacity = models.PositiveIntegerField(
        pgettext_lazy("sign-up sheet", "places"),
        null=True,
        blank=True,
        help_text=_("Empty: as many as come."),
    )
    party_max = models.PositiveSmallIntegerField(
        _("people in one sign-up at most"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_PARTY)],
    )
    role = models.CharField(
        pgettext_lazy("sign-up sheet", "helpers for"),
        max_length=12,
        choices=Role,
        blank=True,
        help_text=_("Empty: for those who take part."),
    )
    help_from = models.TimeField(pgettext_lazy("helpers", "from"), null=True, blank=True)
    help_until = models.TimeField(pgettext_lazy("helpers", "until"), null=True, blank=True)
    insurance = models.CharField(
        pgettext_lazy("helpers", "insurance"), max_length=8, choices=Insurance, blank=True
    )
    mode = models.CharField(
        pgettext_lazy("sign-up sheet", "how places are given"),
        max_length=12,
        choices=Mode,
        default=Mode.FIRST_COME,
    )
    seed = models.CharField(max_length=64, blank=True, editable=False)
    drawn_at = models.DateTimeField(null=True, editable=False)
    draw = models.JSONField(default=list, editable=False)  # hub/signups/lottery.py
    opens_at = models.DateTimeField(_("sign-up begins"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("sign-up ends"), null=True, blank=True, help_text=_("Empty: when the date begins.")
    )
    cancel_until = models.DateTimeField(
        _("people cancel by themselves until"),
        null=True,
        blank=True,
        help_text=_("Empty: when the date begins."),
    )
    has_waiting_list = models.BooleanField(_("waiting list"), default=True)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer when a place becomes free"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(7 * 24)],
    )
    questionnaire = models.ForeignKey(
        Questionnaire,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("further questions"),
    )
    feedback = models.ForeignKey(
        Questionnaire,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("questionnaire", "After an event"),
    )
    remind_days = models.PositiveSmallIntegerField(
        _("days before the date on which people are reminded"),
        default=2,
        validators=[MaxValueValidator(MAX_REMIND_DAYS)],
        help_text=_("0: they are not reminded."),
    )
    shows_contact = models.BooleanField(
        _("the organisers see e-mail addresses and phone numbers"),
        default=False,
        help_text=_("People read it before they sign up."),
    )
    guardian_below = models.PositiveSmallIntegerField(
        _("a guardian has to agree below the age of"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_AGE_OF_CHILDREN)],
        help_text=_("Empty: no one is asked for their age."),
    )
    for_guardians = models.JSONField(default=dict, blank=True, editable=False)
    step = models.CharField(
        pgettext_lazy("sign-up", "state"),
        max_length=10,
        choices=Step,
        default=Step.CLOSED,
        editable=False,
    )
    full_since = models.DateTimeField(null=True, editable=False)

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["date", "role"], name="sheet_of_role")]
        ordering = ["date__starts_at", "pk"]
        verbose_name = _("sign-up sheet")
        verbose_name_plural = _("sign-up sheets")

    def __str__(self) -> str:
        return f"{self.date} {self.get_role_display()}".strip()

    @cached_property
    def subject(self) -> "BasePage":
        """The source page whose date it is."""
        return self.date.page.specific

    @property
    def help_hours(self) -> str:
        """From when until when help is wanted: 9:00–12:00, "" if nothing is said."""
        hours = [f"{hour:%-H:%M}" if hour else "" for hour in (self.help_from, self.help_until)]
        return "–".join(hours) if any(hours) else ""

    @property
    def closing(self) -> datetime:
        return self.closes_at or self.date.starts_at

    @property
    def last_cancelling(self) -> datetime:
        return self.cancel_until or self.date.starts_at

    @property
    def takes_sign_ups(self) -> bool:
        """Whether people can put themselves on it, be it on the waiting list."""
        return self.step in TAKES

    @property
    def waits_for_draw(self) -> bool:
        """Whether its places are still to be drawn by lot."""
        return self.mode == Mode.LOTTERY and self.drawn_at is None

    def end_of_consent(self, now: datetime) -> datetime:
        """Return until when a place is kept for a child whose guardian is asked now (RULES F1)."""
        ends = [now + CONSENT_TERM, self.date.starts_at - LAST_CONSENT_BEFORE_START]
        return min(ends if self.drawn_at else [*ends, self.closing])

    def end_of_offer(self, now: datetime) -> datetime:
        """Return until when a place that is offered now is kept.

        After a draw places are passed on although sign-up has ended.
        """
        ends = [
            now + timedelta(hours=self.offer_hours),
            self.date.starts_at - LAST_OFFER_BEFORE_START,
        ]
        return min(ends if self.drawn_at else [*ends, self.closing])


class SignUp(Answering):
    """Somebody, or a party of several, on a sheet."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    code = models.CharField(
        pgettext_lazy("sign-up", "number"),
        max_length=codes.LENGTH,
        unique=True,
        default=codes.new_code,
        editable=False,
    )
    sheet = models.ForeignKey(
        Sheet, on_delete=models.CASCADE, related_name="signups", verbose_name=_("sign-up sheet")
    )
    name = models.CharField(_("name"), max_length=60, blank=True)
    name_kana = models.CharField(_("Name in katakana"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10)
    party_size = models.PositiveSmallIntegerField(_("how many people"), default=1)
    needs = models.JSONField(_("what they need"), default=list, blank=True)
    state = models.CharField(
        pgettext_lazy("sign-up", "state"),
        max_length=12,
        choices=State,
        default=State.UNCONFIRMED,
        db_index=True,
    )
    holds = models.BooleanField(default=False, editable=False)
    lot = models.UUIDField(null=True, unique=True, editable=False)
    reason = models.CharField(
        pgettext_lazy("sign-up", "reason"), max_length=MAX_REASON, blank=True, editable=False
    )
    queue_number = models.PositiveIntegerField(null=True, editable=False)
    offered_until = models.DateTimeField(null=True, editable=False)
    age = models.PositiveSmallIntegerField(_("age"), null=True, blank=True)
    guardian_email = models.EmailField(_("guardian's e-mail"), blank=True)
    guardian_language = models.CharField(_("guardian's language"), max_length=10, blank=True)
    guardian_asked_at = models.DateTimeField(null=True, editable=False)
    guardian_until = models.DateTimeField(null=True, editable=False)
    guardian_reminders = models.PositiveSmallIntegerField(default=0, editable=False)
    feedback_given = models.BooleanField(default=False, editable=False)
    typed_by = nullable_user_fk(_("typed by"))
    corrections = models.PositiveSmallIntegerField(default=0, editable=False)
    hashed_network = models.CharField(max_length=64, blank=True, editable=False)
    form_key = models.CharField(  # noqa: DJ001 - unique where there is one
        max_length=64, null=True, unique=True, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["sheet", "state", "queue_number"], name="signup_queue"),
            models.Index(fields=["sheet", "email"], name="signup_email"),
            models.Index(fields=["email"], name="signup_of_address"),
            models.Index(fields=["guardian_email"], name="signup_of_guardian"),
        ]
        ordering = ["pk"]
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")

    def __str__(self) -> str:
        return self.code

    @property
    def is_child(self) -> bool:
        """Whether a guardian has to agree."""
        return self.age is not None and self.age < (self.sheet.guardian_below or 0)

    @property
    def needs_consent(self) -> bool:
        """Whether a guardian has to agree, and has not: no longer, or to another day or place."""
        if not self.is_child:
            return False
        given = {"withdrawn_at": None, "held_as__in": ["", held_as(self.sheet)]}
        return not self.pk or not self.consents.filter(**given).exists()

    @property
    def need_labels(self) -> list[str]:
        """What they need, in the active language."""
        return [str(label) for code, label in Need.choices if code in self.needs]

    @property
    def kana_order(self) -> tuple[str, str]:
        """By what a list of names is sorted."""
        return kana_key(self.name_kana or self.name), self.code

    @property
    def place_in_line(self) -> int:
        """Which one it is among those who wait, from 1."""
        before = self.sheet.signups.waiting().filter(queue_number__lt=self.queue_number)
        return before.count() + 1
