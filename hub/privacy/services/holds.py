"""What is held is not forgotten, nor is what belongs to it."""

from collections import defaultdict
from typing import TYPE_CHECKING

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.rules import Answer, Refused, require
from hub.privacy.models import Hold, family_of
from hub.privacy.permissions import may_hold

if TYPE_CHECKING:
    from datetime import date

    from hub.accounts.models import User

HELD = _("This is held: nothing of it may be deleted until the hold is lifted.")
Keys = dict[type[Model], set[str]]


@transaction.atomic
def hold(held: Model, by: "User", why: str, until: "date | None" = None) -> Hold:
    """Keep an object, and what belongs to it, from being forgotten.

    Raises:
        Refused: `by` may not.
    """
    require(may_hold(by))
    return Hold.objects.create(
        content_object=held, label=str(held)[:255], by=by, why=why, until=until
    )


@transaction.atomic
def lift(row: Hold, by: "User") -> bool:
    """End a hold; return whether it still stood.

    Raises:
        Refused: `by` may not.
    """
    require(may_hold(by))
    in_force = Hold.objects.filter(pk=row.pk, lifted_at=None)
    return bool(in_force.update(lifted_at=timezone.now(), lifted_by=by))


def require_not_held(held: Model) -> None:
    """Raise Refused if `held` is held."""
    if Hold.objects.active().on(held).exists():
        raise Refused(Answer(False, HELD))


def without_held(rows: QuerySet) -> QuerySet:
    """Return `rows` without those that are held, or belong to something that is.

    A row belongs to whatever one of its columns points at, to the object that it names by type
    and key, and to those that rows of its own name in this way (an access names objects).
    """
    keys = _held_keys()
    if not keys:
        return rows
    model = rows.model
    held = Q(pk__in=_keys_of(model, keys)) | _through_columns(model, keys)
    for link in model._meta.related_objects:
        if link.one_to_many and _generic_links(link.related_model):
            owners = link.related_model._base_manager.filter(
                _through_columns(link.related_model, keys)
            )
            held |= Q(pk__in=owners.values(link.field.attname))
    return rows.exclude(held)


def _held_keys() -> Keys:
    found: Keys = defaultdict(set)
    for content_type, key in Hold.objects.active().values_list("content_type", "object_id"):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None:  # None: its room is no longer installed
            found[model].add(key)
    return found


def _keys_of(model: type[Model], keys: Keys) -> set[object]:
    """Return the keys of `model` that are held, as its own key holds them."""
    family = set(family_of(model))
    texts = {key for held, some in keys.items() if held in family for key in some}
    return {model._meta.pk.to_python(text) for text in texts}


def _through_columns(model: type[Model], keys: Keys) -> Q:
    found = Q(pk__in=[])
    for column in model._meta.concrete_fields:
        if isinstance(column, ForeignKey) and column.related_model is not ContentType:
            found |= Q(**{f"{column.name}__in": _keys_of(column.related_model, keys)})
    for link in _generic_links(model):
        for held, some in keys.items():
            types = ContentType.objects.get_for_models(*family_of(held)).values()
            found |= Q(
                **{f"{link.ct_field}__in": [each.pk for each in types]},
                **{f"{link.fk_field}__in": some},
            )
    return found


def _generic_links(model: type[Model]) -> list[GenericForeignKey]:
    return [link for link in model._meta.private_fields if isinstance(link, GenericForeignKey)]
