"""Answers of many rows as a table: one column for each question, however often it was reworded."""

from collections.abc import Callable, Iterable, Sequence

from hub.questions.asked import JAPANESE, Asked, Form
from hub.questions.choices import Kind, Personal
from hub.questions.models import Answering, Version

# (a row, a question, the name of the file that answers it) → its cell
FileCell = Callable[[Answering, Asked, str], str]


def table(
    rows: Sequence[Answering], file_cell: FileCell, readable: Iterable[str] = Personal.values
) -> tuple[list[str], list[list[str]]]:
    """Return headers, and for each row its cells, in Japanese.

    A question is called as in the latest version that has it.

    Args:
        rows: of a room, in their order.
        file_cell: says where a file is read.
        readable: what the reader may see (`Personal`).
    """
    keys = {row.answered_version_id for row in rows if row.answered_version_id}
    versions = Version.objects.filter(pk__in=keys).select_related("questionnaire")
    forms = {version.pk: Form(version, JAPANESE) for version in versions.order_by("number")}
    allowed = set(readable)
    columns: dict[str, Asked] = {}
    for form in forms.values():
        columns |= {one.key: one for one in form.questions if one.row.personal in allowed}
    return (
        [asked.words.text for asked in columns.values()],
        [_cells(row, forms, columns, allowed, file_cell) for row in rows],
    )


def _cells(
    row: Answering,
    forms: dict[int, Form],
    columns: dict[str, Asked],
    allowed: set[str],
    file_cell: FileCell,
) -> list[str]:
    form = forms.get(row.answered_version_id or 0)
    answers = form.said(row.answers, allowed) if form else []
    said = {
        asked.key: file_cell(row, asked, text) if asked.kind == Kind.FILE else text
        for asked, text in answers
    }
    return [said.get(key, "") for key in columns]
