"""What somebody answered who was asked to interpret: no one who wished it is named."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _


class InterpreterReplyQuerySet(models.QuerySet["InterpreterReply"]):
    def who_can(self) -> Self:
        return self.filter(can_come=True)

    def to_be_told(self, now) -> Self:
        """Those who can come to a date ahead, while nobody who wished it has been told."""
        told = self.model._default_manager.filter(
            sheet=OuterRef("sheet"), language=OuterRef("language")
        ).exclude(told_at=None)
        ahead = self.who_can().filter(sheet__date__starts_at__gt=now)
        return ahead.filter(~Exists(told))


class InterpreterReply(models.Model):
    """Whether those who keep a page can interpret a language on a date."""

    sheet = models.ForeignKey(
        "signups.Sheet", on_delete=models.CASCADE, related_name="interpreter_replies"
    )
    language = models.CharField(_("language"), max_length=10)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    can_come = models.BooleanField()
    answered_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    objects = InterpreterReplyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["sheet", "language", "page"], name="one_reply_each")
        ]
        ordering = ["answered_at", "pk"]

    def __str__(self) -> str:
        return f"{self.sheet} {self.language}"
