"""Groups as CSV with Japanese headers: the open table, and the desk's with private values.

Both are UTF-8 with BOM, as 自治体標準オープンデータセット asks, with \\r\\n between rows.
"""

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils import timezone

from groups.models import GroupPage
from groups.privacy import PublicContact
from groups.querysets import GroupPageQuerySet
from hub.languages.addresses import Addresses
from opendata.photos import Photos
from opendata.rows import Rows
from opendata.tables.cells import harmless
from opendata.tables.columns import (
    PAGE,
    PHOTOS,
    UPDATED,
    UUID,
    Column,
    columns,
    staff_columns,
    value_names,
)

if TYPE_CHECKING:
    from groups.directory.results import Results

BOM = "\ufeff"
CONTENT_TYPE = "text/csv; charset=utf-8"
BATCH = 1000


class Table:
    """The cells of groups. With `private` it is the desk's: nothing is left out."""

    def __init__(self, *, private: bool = False) -> None:
        self.private = private
        self.columns = [*columns(), *(staff_columns() if private else [])]
        self.names = value_names(self.columns)
        self.addresses = Addresses()

    @property
    def headers(self) -> list[str]:
        return [UUID, *(column.header for column in self.columns), PHOTOS, PAGE, UPDATED]

    def cells(self, page: GroupPage, values: dict[str, object]) -> list[str]:
        """Return the cells of the columns that are imported, as they are in the table."""
        contact = PublicContact.open(page)
        return [self._cell(column, values, contact) for column in self.columns]

    def row(self, page: GroupPage, rows: Rows, photos: Photos) -> list[str]:
        updated = page.last_published_at or page.latest_revision_created_at
        return [
            str(page.translation_key),
            *self.cells(page, rows.values(page, self.names)),
            "\n".join(photos.of(page)),
            self.addresses.of(page) if page.live else "",
            timezone.localdate(updated).isoformat() if updated else "",
        ]

    def _cell(self, column: Column, values: dict[str, object], contact: PublicContact) -> str:
        if column.choice and not self.private:
            return column.open_cell(contact)
        return column.cell(values)


def table_of(groups: GroupPageQuerySet, *, private: bool = False) -> Iterator[list[str]]:
    """Yield the header and a row for each of `groups`, harmless; about a dozen queries in all."""
    table = Table(private=private)
    yield table.headers
    pages = groups.iterator(chunk_size=BATCH)
    rows = Rows(groups)
    photos = Photos(groups.filter(open_photos=True))
    for page in pages:
        yield [harmless(cell) for cell in table.row(page, rows, photos)]


class Echo:
    """A stream that gives back what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        return text


def lines_of(groups: GroupPageQuerySet, *, private: bool = False) -> Iterator[str]:
    """Yield the lines of the CSV file of `groups`."""
    writer = csv.writer(Echo())
    yield BOM
    for row in table_of(groups, private=private):
        yield writer.writerow(row)


def csv_response(
    groups: GroupPageQuerySet, name: str, *, private: bool = False
) -> StreamingHttpResponse:
    """Return an answer that sends the CSV file of `groups`, called `name`, as it is made."""
    response = StreamingHttpResponse(lines_of(groups, private=private), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def directory_csv(results: "Results") -> StreamingHttpResponse:
    """Return the groups of the directory's results as CSV, in kana order."""
    return csv_response(results.groups().in_kana_order(), "groups.csv")
