"""Noting who of city hall sees, prints or takes away what is private."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from hub.privacy import places
from hub.privacy.models import AccessedObject, PrivateAccess

if TYPE_CHECKING:
    from hub.accounts.models import User

Kind = PrivateAccess.Kind
Key = tuple[int, str]  # content type, key as text


def note_view(user: "User", objects: Model | Iterable[Model], where: str, why: str = "") -> None:
    """Note that `user` sees private fields of an object or of several.

    Looking at the same object again within an hour belongs to the same visit: one row.

    Args:
        user: who of city hall.
        objects: of any models (a single one, or those of a list).
        where: the code of a place (`hub.privacy.places`).
        why: in the person's words, if they were asked.
    """
    _note(user, objects, Kind.VIEWED, where, why)


def note_export(user: "User", objects: Model | Iterable[Model], where: str, why: str = "") -> None:
    """Note that `user` takes private fields away in a file: a row for each time."""
    _note(user, objects, Kind.EXPORTED, where, why)


def note_print(user: "User", objects: Model | Iterable[Model], where: str, why: str = "") -> None:
    """Note that `user` prints private fields: a row for each time."""
    _note(user, objects, Kind.PRINTED, where, why)


@transaction.atomic
def _note(user: "User", objects: Model | Iterable[Model], kind: str, where: str, why: str) -> None:
    if not places.is_known(where):
        raise LookupError(where)
    labels = _labels([objects] if isinstance(objects, Model) else objects)
    if kind == Kind.VIEWED:
        for key in _seen_just_now(user, labels):
            labels.pop(key, None)
    if not labels:
        return
    access = PrivateAccess.objects.create(
        person=user,
        username=user.username,
        object_count=len(labels),
        kind=kind,
        where=where,
        why=why,
    )
    AccessedObject.objects.bulk_create(
        AccessedObject(access=access, content_type_id=content_type, object_id=key, label=label)
        for (content_type, key), label in labels.items()
    )


def _labels(objects: Iterable[Model]) -> dict[Key, str]:
    """Return {(content type, key): name} of objects, each once."""
    return {
        (ContentType.objects.get_for_model(each).pk, str(each.pk)): str(each)[:255]
        for each in objects
    }


def _seen_just_now(user: "User", keys: Iterable[Key]) -> list[Key]:
    visits = PrivateAccess.objects.same_visit().filter(person=user, kind=Kind.VIEWED)
    by_type: dict[int, list[str]] = defaultdict(list)
    for content_type, key in keys:
        by_type[content_type].append(key)
    found: list[Key] = []
    for content_type, some in by_type.items():
        rows = AccessedObject.objects.filter(access__in=visits, content_type=content_type)
        seen = rows.filter(object_id__in=some).values_list("object_id", flat=True)
        found += [(content_type, key) for key in seen]
    return found
