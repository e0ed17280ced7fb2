"""What was deleted for good stays deleted when a backup is put back.

A list outside the database holds the kind and key of each deletion, never a name. It is written
after the deletion has become true: a row goes with the deletion's own transaction, and is
brought to the list at once or, if the process dies in between, by the clock.
"""

import fcntl
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete

from hub.core.models import DeletedKey

_replays: dict[str, Callable[[str], bool]] = {}


@dataclass(frozen=True)
class Replayed:
    """How many deletions were done again, and which (kind, key) could not be."""

    done: int
    refused: list[tuple[str, str]]


class CannotReplay(Exception):
    """Something must happen first; a person has to look."""


def register(kind: str, replay: Callable[[str], bool]) -> None:
    """Let deletions of `kind` be done again by `replay`.

    It takes a key, returns whether there was something to delete, and raises CannotReplay.
    """
    _replays[kind] = replay


def watch(
    model: type[Model], kind: str, key_of: Callable[[Model], str], replay: Callable[[str], bool]
) -> None:
    """Put every row of `model` on the list that is deleted, whoever deletes it.

    Args:
        model: its rows hold what people or staff delete for good.
        kind: see `register`.
        key_of: returns a key that no later row has, even if a restore gives numbers out twice.
        replay: see `register`.
    """

    def note_row(sender: type[Model], instance: Model, **kwargs: object) -> None:
        note(kind, key_of(instance))

    register(kind, replay)
    post_delete.connect(note_row, sender=model, weak=False, dispatch_uid=f"deletions {kind}")


def watch_dated(model: type[Model], kind: str, *, date: str = "created_at") -> None:
    """`watch` rows that are known by number and by the moment in the field `date`."""

    def key_of(row: Model) -> str:
        return f"{row.pk} {getattr(row, date).isoformat()}"

    def delete_again(key: str) -> bool:
        row = model._default_manager.filter(pk=key.partition(" ")[0]).first()
        if row is None or key_of(row) != key:
            return False
        row.delete()
        return True

    watch(model, kind, key_of, delete_again)


def note(kind: str, key: str) -> None:
    """Put a deletion on the list, if the present transaction comes to its end."""
    DeletedKey.objects.create(kind=kind, key=key)
    transaction.on_commit(write_out, robust=True)


def write_out() -> int:
    """Bring to the list what is not on it yet; return how many."""
    with transaction.atomic():
        waiting = list(DeletedKey.objects.select_for_update().filter(is_on_list=False))
        if not waiting:
            return 0
        lines = [
            json.dumps({"at": row.at.isoformat(), "kind": row.kind, "key": row.key})
            for row in waiting
        ]
        _append("".join(f"{line}\n" for line in lines))
        DeletedKey.objects.filter(pk__in=[row.pk for row in waiting]).update(is_on_list=True)
    return len(waiting)


def _append(text: str) -> None:
    path = Path(settings.DELETIONS_FILE)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def replay(since: datetime) -> Replayed:
    """Do all deletions on the list again that happened after `since`, oldest first.

    What was refused is tried once more as long as others go: a page goes after those below it.
    """
    path = Path(settings.DELETIONS_FILE)
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    told = [json.loads(line) for line in lines]
    wanted = list(
        {
            (line["kind"], line["key"]): None
            for line in told
            if datetime.fromisoformat(line["at"]) > since
        }
    )
    done, went = 0, True
    while wanted and went:
        went, wanted, tried = 0, [], wanted
        for kind, key in tried:
            try:
                went += _replays[kind](key)
            except (CannotReplay, KeyError):
                wanted.append((kind, key))
        done += went
    return Replayed(done, wanted)
