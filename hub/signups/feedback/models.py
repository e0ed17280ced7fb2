"""What somebody said after a date: nothing says who."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.questions.models import Answering


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def of_dates_before(self, before: datetime) -> Self:
        return self.filter(sheet__date__ends_at__lt=before)


class Feedback(Answering):
    """Answers beside no sign-up, without a time."""

    sheet = models.ForeignKey(
        "signups.Sheet", on_delete=models.CASCADE, related_name="feedback_rows"
    )
    language = models.CharField(_("language"), max_length=10)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = pgettext_lazy("questionnaire", "After an event")
        verbose_name_plural = pgettext_lazy("questionnaire", "After an event")

    def __str__(self) -> str:
        return str(self.sheet)
