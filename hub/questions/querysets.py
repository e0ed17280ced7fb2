"""Which questionnaires, versions and wordings are asked for."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from hub.questions.models import Questionnaire, Version


class VersionQuerySet(models.QuerySet["Version"]):
    def latest_of_each(self) -> Self:
        """The version of each questionnaire that was made last."""
        newer = self.model._default_manager.filter(
            questionnaire=models.OuterRef("questionnaire"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(newer))

    def asked_of(self, questionnaire: "Questionnaire") -> "Version | None":
        """Return the version that people are asked now, None if none is in use yet."""
        in_use = self.filter(questionnaire=questionnaire, used_since__isnull=False)
        return in_use.order_by("-number").first()


class WordingQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Those that are read today; the others were corrected."""
        return self.filter(until=None)
