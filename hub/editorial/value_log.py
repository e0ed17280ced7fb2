"""What the public sees beside pages, with its value before and after each change of staff.

Menus, labels, settings and what steers the search need no approval, so that a telephone number
in the footer can be put right at once; whoever approves reads who changed what. Each room names
its own models when it starts.
"""

from collections.abc import Iterable

from django.db.models import Model, QuerySet
from django.db.models.signals import post_save, pre_delete, pre_save
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import ModelLogEntry

ACTION = "hub.values_changed"
BEFORE = "_values_before"
watched: set[type[Model]] = set()


def watch(models: Iterable[type[Model]]) -> None:
    """Log every change that somebody makes in the admin to rows of `models`."""
    for model in models:
        watched.add(model)
        uid = f"editorial.value_log.{model._meta.label}"
        pre_save.connect(_remember, sender=model, dispatch_uid=uid)
        post_save.connect(_note_change, sender=model, dispatch_uid=uid)
        pre_delete.connect(_note_deletion, sender=model, dispatch_uid=uid)


def changes_noted() -> QuerySet[ModelLogEntry]:
    """Return the log of `watch`, the newest first."""
    return ModelLogEntry.objects.filter(action=ACTION).select_related("user").order_by("-timestamp")


def _remember(sender: type[Model], instance: Model, raw: bool = False, **kwargs: object) -> None:
    if not raw and get_active_log_context().user is not None:
        stored = sender._default_manager.filter(pk=instance.pk).first() if instance.pk else None
        setattr(instance, BEFORE, _values(stored) if stored else {})


def _note_change(sender: type[Model], instance: Model, **kwargs: object) -> None:
    before = instance.__dict__.pop(BEFORE, None)
    if before is not None:
        _note(instance, before, _values(sender._default_manager.get(pk=instance.pk)))


def _note_deletion(sender: type[Model], instance: Model, **kwargs: object) -> None:
    if get_active_log_context().user is not None:
        _note(instance, _values(instance), {})


def _note(instance: Model, before: dict[str, str], after: dict[str, str]) -> None:
    changed = [
        [name, before.get(name, ""), after.get(name, "")]
        for name in before | after
        if before.get(name, "") != after.get(name, "")
    ]
    if changed:
        log(instance, ACTION, data={"changes": changed})


def _values(instance: Model) -> dict[str, str]:
    """Return {label: value in words} of the row's own fields."""
    return {
        str(field.verbose_name): _in_words(instance, field.name)
        for field in instance._meta.concrete_fields
        if not field.primary_key
    }


def _in_words(instance: Model, name: str) -> str:
    display = getattr(instance, f"get_{name}_display", None)
    value = display() if display else getattr(instance, name)
    return "" if value is None else str(value)
