"""Which questionnaires, versions and wordings are asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Sum

if TYPE_CHECKING:
    from hub.questions.models import Questionnaire, Version


class VersionQuerySet(models.QuerySet["Version"]):
    def latest_of_each(self) -> Self:
        """The version of each questionnaire that was made last."""
        newer = self.model._default_manager.filter(
            questionnaire=models.OuterRef("questionnaire"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(newer))

    def asked_of(self, questionnaire: "Questionnaire | None") -> "Version | None":
        """Return the version that people are asked now, None if none is in use yet."""
        if questionnaire is None:
            return None
        in_use = self.filter(questionnaire=questionnaire, used_since__isnull=False)
        return in_use.order_by("-number").first()


class WordingQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Those that are read today; the others were corrected."""
        return self.filter(until=None)


class AnswerFileQuerySet(models.QuerySet):
    def of(self, rows: models.QuerySet) -> Self:
        """The files of rows of a room."""
        kind = ContentType.objects.get_for_model(rows.model)
        return self.filter(content_type=kind, object_id__in=rows.values("pk"))

    def other_than(self, answers: Iterable[Any]) -> Self:
        """Those that stand for none of these answers."""
        kept = [answer["file"] for answer in answers if isinstance(answer, dict)]
        return self.exclude(key__in=kept)

    def total_size(self) -> int:
        return self.aggregate(total=Sum("size"))["total"] or 0
