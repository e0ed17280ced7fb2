"""A talk as it is held: its questions, what people wrote, and what that was about.

Rows that live, beside the page that tells of them afterwards.
"""

from datetime import datetime
from string import ascii_uppercase
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.dialogue.choices import By, Kind, State
from events.dialogue.querysets import NoteQuerySet, SessionQuerySet
from events.dialogue.rotation import MAX_ROUNDS, MAX_TABLES
from hub.core import codes

PIN_DIGITS = 6
MAX_WRONG_PINS = 20
MAX_NOTE = 140
MAX_QUESTION = 200
MAX_TITLE = 60
MAX_SUMMARY = 300
MAX_POINTS = 20


class Session(models.Model):
    """An event at which people talk, on one day. The PIN is a signature: no table holds it."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    code = models.CharField(
        max_length=codes.LENGTH, unique=True, default=codes.new_code, editable=False
    )
    event = models.ForeignKey(
        "events.EventPage",
        on_delete=models.CASCADE,
        related_name="sessions",
        verbose_name=pgettext_lazy("page", "event"),
    )
    day = models.DateField(pgettext_lazy("of an event", "Day"), db_index=True)
    kind = models.CharField(
        pgettext_lazy("talk", "kind of talk"), max_length=10, choices=Kind, default=Kind.CAFE
    )
    title = models.CharField(_("Theme of the talk"), max_length=MAX_TITLE)
    purpose = models.CharField(pgettext_lazy("talk", "what it is for"), max_length=200, blank=True)
    department = models.ForeignKey(
        "pages.Department",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=pgettext_lazy("talk", "division that answers"),
    )
    tables = models.PositiveSmallIntegerField(
        _("Number of tables"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_TABLES)],
    )
    has_phones = models.BooleanField(
        pgettext_lazy("talk", "people write on their phones"),
        default=False,
        help_text=_("On its day, by the code on the table and a PIN. Paper works beside it."),
    )
    pin_number = models.PositiveIntegerField(default=0, editable=False)
    wrong_pins = models.PositiveSmallIntegerField(default=0, editable=False)
    people = models.PositiveIntegerField(_("how many people came"), null=True, blank=True)
    # {"age": {code: number}, "area": {code: number}}
    who = models.JSONField(default=dict, blank=True, editable=False)
    page = models.OneToOneField(
        "events.DialoguePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="session",
        editable=False,
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "day"],
                name="talk_of_day",
                violation_error_message=_("This event has a talk on that day already."),
            )
        ]
        verbose_name = pgettext_lazy("of citizens and city", "talk")
        verbose_name_plural = pgettext_lazy("of citizens and city", "talks")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        noted = self.notes.order_by("-table").first() if self.pk else None
        if noted is not None and (self.tables or 0) < noted.table:
            raise ValidationError(
                {"tables": _("There are notes of table %(letter)s.") % {"letter": noted.letter}}
            )

    @property
    def letters(self) -> str:
        return ascii_uppercase[: self.tables]

    @property
    def max_rounds(self) -> int:
        return MAX_ROUNDS if self.kind == Kind.CAFE else MAX_POINTS

    @property
    def is_published(self) -> bool:
        """Whether its page has been public: what is written there is not changed from here."""
        return self.page is not None and self.page.first_published_at is not None

    @property
    def pin(self) -> str:
        """What people type once on their phone."""
        signed = salted_hmac("events.dialogue.pin", f"{self.key}:{self.pin_number}").hexdigest()
        return f"{int(signed, 16) % 10**PIN_DIGITS:0{PIN_DIGITS}d}"

    def is_open_at(self, now: datetime) -> bool:
        """Return whether people can write on their phones: on its day."""
        return self.has_phones and not self.is_published and timezone.localdate(now) == self.day


class Round(models.Model):
    """A question of a café, or a point of a roundtable's agenda."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    question = models.CharField(_("question"), max_length=MAX_QUESTION)
    words = models.JSONField(default=dict, blank=True)  # {language: the question}

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="round_of_talk")]
        verbose_name = pgettext_lazy("talk", "question")
        verbose_name_plural = pgettext_lazy("talk", "questions")

    def __str__(self) -> str:
        return f"{self.number}. {self.question}"

    def said_in(self, language: str) -> tuple[str, str]:
        """Return the question in `language` and the language it is in: Japanese, if it has none."""
        words = self.words.get(language)
        return (words, language) if words else (self.question, "ja")


class Theme(models.Model):
    """What several notes are about, and two sentences that say it."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="themes")
    title = models.CharField(pgettext_lazy("talk", "theme"), max_length=MAX_TITLE)
    order = models.PositiveSmallIntegerField(_("Order"), default=0)
    summary = models.CharField(
        pgettext_lazy("talk", "in two sentences"), max_length=MAX_SUMMARY, blank=True
    )

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = pgettext_lazy("talk", "theme")
        verbose_name_plural = pgettext_lazy("talk", "themes")

    def __str__(self) -> str:
        return self.title


class Note(models.Model):
    """A line that somebody wrote at a table.

    What is sent a second time is known by `token`, which a form has when it is shown: the same
    line of the same form is one note, unless it stands there twice (`nth`).
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="notes")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="notes")
    table = models.PositiveSmallIntegerField()  # from 1
    text = models.CharField(pgettext_lazy("talk", "note"), max_length=MAX_NOTE)
    language = models.CharField(_("language"), max_length=12, default="ja")
    by = models.CharField(max_length=12, choices=By, default=By.DESK)
    state = models.CharField(
        pgettext_lazy("talk", "what becomes of it"),
        max_length=8,
        choices=State,
        default=State.KEPT,
    )
    theme = models.ForeignKey(
        Theme,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="notes",
        verbose_name=pgettext_lazy("talk", "theme"),
    )
    token = models.UUIDField(default=uuid4, editable=False)
    nth = models.PositiveSmallIntegerField(default=0, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["round__number", "table", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "table", "token", "text", "nth"], name="note_once"
            )
        ]
        verbose_name = pgettext_lazy("talk", "note")
        verbose_name_plural = pgettext_lazy("talk", "notes")

    def __str__(self) -> str:
        return self.text

    @property
    def letter(self) -> str:
        return ascii_uppercase[self.table - 1]
