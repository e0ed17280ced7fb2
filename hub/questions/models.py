"""Questions that city hall writes for a room's forms, in versions: what was answered once stays as
it was asked.

Answers are `{key of a question: value}` beside the version, in the row of the room (`Answering`).
"""

from uuid import uuid4

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from hub.questions.choices import Kind, Personal, Purpose
from hub.questions.querysets import AnswerFileQuerySet, VersionQuerySet, WordingQuerySet
from hub.text.numbers import whole_number

MAX_LABEL = 200
MAX_HELP = 400
MAX_STEPS = 20
MAX_TEXT = 2000
MAX_LINE = 200
ANSWER_FILES = "answers"  # the folder in which they lie


class Questionnaire(models.Model):
    """What stays the same from version to version."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    title = models.CharField(pgettext_lazy("questionnaire", "title"), max_length=MAX_LABEL)
    purpose = models.CharField(
        pgettext_lazy("questionnaire", "asked"),
        max_length=12,
        choices=Purpose,
        default=Purpose.SIGN_UP,
    )

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = pgettext_lazy("a form", "set of questions")
        verbose_name_plural = pgettext_lazy("a form", "sets of questions")

    def __str__(self) -> str:
        return self.title


class Version(ClusterableModel):
    """The questions as they are asked; the first answer freezes them."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField(_("version"), default=1, editable=False)
    purpose_of_use = models.TextField(
        pgettext_lazy("questionnaire", "what the answers are used for"),
        max_length=MAX_HELP,
        help_text=_("The law asks for it: people read it above the first question."),
    )
    used_since = models.DateTimeField(null=True, editable=False)
    frozen_at = models.DateTimeField(null=True, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="version_number")
        ]
        ordering = ["questionnaire__title", "questionnaire", "number"]
        verbose_name = pgettext_lazy("a form", "set of questions")
        verbose_name_plural = pgettext_lazy("a form", "sets of questions")

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.number}"

    @property
    def key(self) -> str:
        """By what its title and purpose of use are worded."""
        return str(self.questionnaire.key)


class Question(ClusterableModel, Orderable):
    """A question. Its key is the same in all versions, however it is worded."""

    version = ParentalKey(Version, on_delete=models.CASCADE, related_name="questions")
    key = models.UUIDField(default=uuid4, editable=False)
    step = models.PositiveSmallIntegerField(
        pgettext_lazy("question", "screen"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_STEPS)],
    )
    kind = models.CharField(
        pgettext_lazy("question", "how it is answered"),
        max_length=8,
        choices=Kind,
        default=Kind.LINE,
    )
    label = models.CharField(_("question"), max_length=MAX_LABEL)
    help_text = models.CharField(
        pgettext_lazy("question", "a hint below it"), max_length=MAX_HELP, blank=True
    )
    required = models.BooleanField(pgettext_lazy("question", "must be answered"), default=False)
    least = models.IntegerField(
        pgettext_lazy("question", "at least"),
        null=True,
        blank=True,
        help_text=_("Of a number its size, of a text its letters, of several answers how many."),
    )
    most = models.IntegerField(pgettext_lazy("question", "at most"), null=True, blank=True)
    personal = models.CharField(
        pgettext_lazy("question", "who reads the answer"),
        max_length=10,
        choices=Personal,
        default=Personal.NO,
    )
    may_be_public = models.BooleanField(
        pgettext_lazy("question", "the answer may be published"), default=False
    )
    shown_if_question = models.PositiveSmallIntegerField(
        pgettext_lazy("question", "only if at this question"),
        null=True,
        blank=True,
        help_text=_("The number of a question before it, counted from 1."),
    )
    shown_if_options = models.CharField(
        pgettext_lazy("question", "one of these answers was chosen"),
        max_length=60,
        blank=True,
        help_text=_("Their numbers, for example: 1, 3"),
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="question_key"),
        ]
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label

    @property
    def numbers_of_options(self) -> list[int]:
        """Which answers of the question before it let it be asked, from 1."""
        numbers = (whole_number(part.strip()) for part in self.shown_if_options.split(","))
        return [number for number in numbers if number]

    def clean(self) -> None:
        super().clean()
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValidationError({"most": _("This is less than the least.")})
        if self.may_be_public and self.personal != Personal.NO:
            raise ValidationError({"may_be_public": _("What tells of a person is not published.")})
        if bool(self.shown_if_question) != bool(self.numbers_of_options):
            raise ValidationError(
                {"shown_if_options": _("Please give both the question and its answers.")}
            )


class Option(Orderable):
    """An answer to choose."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="options")
    key = models.UUIDField(default=uuid4, editable=False)
    label = models.CharField(pgettext_lazy("question", "answer"), max_length=MAX_LABEL)
    exclusive = models.BooleanField(
        pgettext_lazy("question", "alone: with no other answer"), default=False
    )
    with_text = models.BooleanField(
        pgettext_lazy("question", "with a line to write on"), default=False
    )
    asks_for_news = models.BooleanField(
        pgettext_lazy("question", "who chooses it gets news (after an event)"), default=False
    )

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["question", "key"], name="option_key")]
        verbose_name = pgettext_lazy("question", "answer")
        verbose_name_plural = pgettext_lazy("question", "answers")

    def __str__(self) -> str:
        return self.label


class Wording(models.Model):
    """How something of a version is put in a language, or was put before it was corrected."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="wordings")
    of = models.UUIDField()  # key of the question, the option or the questionnaire
    language = models.CharField(_("language"), max_length=10)
    label = models.CharField(max_length=MAX_LABEL)
    help_text = models.CharField(max_length=MAX_HELP, blank=True)
    until = models.DateTimeField(null=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "of", "language"],
                condition=models.Q(until=None),
                name="wording_current",
            )
        ]
        ordering = ["pk"]
        verbose_name = pgettext_lazy("question", "wording")
        verbose_name_plural = pgettext_lazy("question", "wordings")

    def __str__(self) -> str:
        return self.label


def path_of_answer(instance: "AnswerFile", name: str) -> str:
    """Where its file lies; the name that its sender gave it is not used."""
    return f"{ANSWER_FILES}/{instance.key}"


class AnswerFile(models.Model):
    """A file that somebody gave as an answer: it goes with the answer, and with its row."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    row = GenericForeignKey("content_type", "object_id")
    question = models.UUIDField()
    name = models.CharField(_("file name"), max_length=255)
    file = models.FileField(_("file"), upload_to=path_of_answer)
    size = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AnswerFileQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["content_type", "object_id"], name="answer_file_row")]
        verbose_name = _("file")
        verbose_name_plural = _("file")

    def __str__(self) -> str:
        return self.name

    @property
    def as_answer(self) -> dict[str, str]:
        """What stands for it among the answers of its row."""
        return {"file": str(self.key), "name": self.name}


class Answering(models.Model):
    """A row of a room that holds somebody's answers."""

    answered_version = models.ForeignKey(
        Version, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    answers = models.JSONField(pgettext_lazy("question", "answers"), default=dict, editable=False)
    answer_files = GenericRelation(AnswerFile)

    class Meta:
        abstract = True
