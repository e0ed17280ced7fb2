"""Codes of questionnaires and of their questions."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Purpose(models.TextChoices):
    """Where the questions are asked."""

    SIGN_UP = "sign_up", pgettext_lazy("questionnaire", "When people sign up")
    FEEDBACK = "feedback", pgettext_lazy("questionnaire", "After an event")


class Kind(models.TextChoices):
    """How a question is answered."""

    LINE = "line", pgettext_lazy("question", "A line of text")
    TEXT = "text", pgettext_lazy("question", "A longer text")
    ONE = "one", pgettext_lazy("question", "One of several answers")
    MANY = "many", pgettext_lazy("question", "Several of the answers")
    SCALE = "scale", pgettext_lazy("question", "A scale from 1 to 5")
    NUMBER = "number", pgettext_lazy("question", "A number")
    YEN = "yen", pgettext_lazy("question", "An amount in yen")
    DAY = "day", pgettext_lazy("question", "A day")
    FILE = "file", pgettext_lazy("question", "A file: a PDF or a picture")
    CONSENT = "consent", pgettext_lazy("question", "A box to agree to something")


WITH_OPTIONS = frozenset({Kind.ONE, Kind.MANY})
OF_TEXT = frozenset({Kind.LINE, Kind.TEXT})
OF_NUMBERS = frozenset({Kind.NUMBER, Kind.YEN})


class Personal(models.TextChoices):
    """Whether an answer tells of a person, and who may read it then."""

    NO = "no", pgettext_lazy("question", "Whoever holds the list reads the answer")
    CONTACT = "contact", pgettext_lazy("question", "Contact: who may see addresses")
    SENSITIVE = "sensitive", pgettext_lazy("question", "Sensitive: the desk alone")
