"""Files that people give as answers: kept at once, deleted with what they answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.core.rules import Refused
from hub.questions.models import ANSWER_FILES, AnswerFile, Answering

# Anyone may send files; what they fill must leave room for the rest.
MAX_TOTAL = 2 * 1024**3
NO_ROOM = _("There is no room for files right now. Please tell the desk.")
# So long a file may lie there before its row is written.
UNKNOWN_AFTER = timedelta(hours=1)


@transaction.atomic
def keep(row: Answering, files: Mapping[str, ContentFile]) -> dict[str, dict[str, str]]:
    """Keep files as answers of `row`, each in the place of an earlier one; return the answers.

    They count at once, whatever becomes of the rest of their screen: a browser cannot choose a
    file again by itself.

    Args:
        row: whose; its version is known (`services.begin`).
        files: {key of a question: a clean copy}.

    Raises:
        Refused: too many files lie there.
    """
    if AnswerFile.objects.total_size() + sum(file.size for file in files.values()) > MAX_TOTAL:
        raise Refused.because(NO_ROOM)
    locked = type(row)._default_manager.select_for_update().get(pk=row.pk)
    kept = {
        question: AnswerFile.objects.create(
            row=locked, question=question, name=file.name, file=file, size=file.size
        ).as_answer
        for question, file in files.items()
    }
    row.answers = locked.answers | kept
    row.save(update_fields=["answers"])
    delete_unused(row)
    return kept


def delete_unused(row: Answering) -> None:
    """Delete the files of `row` that are no answer any more."""
    row.answer_files.other_than(row.answers.values()).delete()


def forget(rows: QuerySet) -> None:
    """Delete all files of rows whose answers are forgotten."""
    AnswerFile.objects.of(rows).delete()


def delete_content(sender: type[AnswerFile], instance: AnswerFile, **kwargs: object) -> None:
    """Signal receiver: the file goes once it is true that its row has gone."""
    transaction.on_commit(lambda: instance.file.delete(save=False))


def sweep(now: datetime) -> int:
    """Delete files without a row, which a process that died left behind; return how many."""
    if not default_storage.exists(ANSWER_FILES):
        return 0
    _folders, names = default_storage.listdir(ANSWER_FILES)
    known = {str(key) for key in AnswerFile.objects.values_list("key", flat=True)}
    number = 0
    for name in set(names) - known:
        path = f"{ANSWER_FILES}/{name}"
        if default_storage.get_modified_time(path) < now - UNKNOWN_AFTER:
            default_storage.delete(path)
            number += 1
    return number
