"""Rows that people hand in and the city answers: each has a state and a history, no workflow."""

from typing import Self

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.people import nullable_user_fk


class State(models.TextChoices):
    BEGUN = "begun", _("Not sent yet")
    WAITING = "waiting", _("Waiting")
    SENT_BACK = "sent_back", _("Sent back")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")


class Application(models.Model):
    """What somebody fills in step by step and hands in; its form is an `ApplicationForm`.

    A room's model derives from it and adds what is asked. The columns always hold what was handed
    in last: what is typed and not handed in yet is a draft beside it.
    """

    state = models.CharField(
        _("state"), max_length=20, choices=State, default=State.BEGUN, db_index=True
    )
    drafts = GenericRelation("forms.Draft")
    entries = GenericRelation("applications.Entry")

    class Meta:
        abstract = True


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, application: Application) -> Self:
        """The history of an application, newest first."""
        return self.of_model(type(application)).filter(object_id=application.pk)

    def of_model(self, model: type[models.Model]) -> Self:
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def to_look_at(self) -> Self:
        """What was changed at once and nobody of the city has looked at."""
        return self.filter(kind=Entry.Kind.CHANGED, seen_at=None)


class Entry(models.Model):
    """One line of an application's history, with the values before and after it.

    It goes with its application: models whose rows have entries name them in a GenericRelation.
    """

    class Kind(models.TextChoices):
        SENT = "sent", _("Handed in")
        WITHDRAWN = "withdrawn", _("Taken back")
        SENT_BACK = State.SENT_BACK.value, _("Sent back")
        APPROVED = State.APPROVED.value, _("Approved")
        REJECTED = State.REJECTED.value, _("Rejected")
        CHANGED = "changed", _("Changed at once")
        REVERTED = "reverted", _("Put back by the desk")

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("content_type", "object_id")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    by = nullable_user_fk(_("person"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    words = models.TextField(_("answer to the sender"), blank=True, max_length=1000)
    # Plain values (`hub.forms.kinds`) of what an entry of the applicants changed.
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    seen_at = models.DateTimeField(_("looked at"), null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="history_of_application")
        ]
        verbose_name = _("entry of an application's history")
        verbose_name_plural = _("histories of applications")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.at:%Y-%m-%d})"

    @property
    def application(self) -> Application:
        """What it is about, which never goes without its entries."""
        if isinstance(self.object, Application):
            return self.object
        raise LookupError(f"{self} is about no application.")
