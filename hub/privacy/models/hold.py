"""What must not be forgotten yet, though its time is over: for a dispute, an audit, a request."""

from collections.abc import Iterable
from typing import Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.core.people import nullable_user_fk


class HoldQuerySet(models.QuerySet):
    def active(self) -> Self:
        """Neither lifted nor over."""
        today = timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=today), lifted_at=None)

    def on(self, held: models.Model) -> Self:
        """Of one object, also where it was held as another of its types (a page, a group)."""
        types = ContentType.objects.get_for_models(*family_of(held._meta.model)).values()
        return self.filter(content_type__in=types, object_id=str(held.pk))


class Hold(models.Model):
    """Nothing of an object is forgotten while this stands."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    content_object = GenericForeignKey()
    label = models.CharField(_("what is held"), max_length=255)
    why = models.TextField(
        _("why"),
        max_length=400,
        help_text=_("For example a dispute, an audit, or a request to see the data."),
    )
    by = nullable_user_fk(_("held by"))
    at = models.DateTimeField(pgettext_lazy("hold", "since"), default=timezone.now)
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day. Without one it stands until somebody lifts it."),
    )
    lifted_by = nullable_user_fk(_("lifted by"))
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ("view", "add", "change")
        indexes = [models.Index(fields=["content_type", "object_id"])]
        verbose_name = _("hold")
        verbose_name_plural = _("holds")

    def __str__(self) -> str:
        return f"{self.label} ({self.at:%Y-%m-%d})"


def family_of(model: type[models.Model]) -> list[type[models.Model]]:
    """Return `model` and the models whose rows are the same objects: a group is a page too."""
    concrete = model._meta.concrete_model
    return [concrete, *concrete._meta.get_parent_list(), *_children(concrete)]


def _children(model: type[models.Model]) -> Iterable[type[models.Model]]:
    for link in model._meta.related_objects:
        if link.one_to_one and getattr(link.field.remote_field, "parent_link", False):
            yield link.related_model
            yield from _children(link.related_model)
