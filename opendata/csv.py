"""Groups as CSV with Japanese headers, as 自治体標準オープンデータセット asks: the open table, and the
desk's with private values.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils import timezone

from groups.models import GroupPage
from groups.portal import PORTAL
from groups.privacy import PublicContact
from groups.querysets import GroupPageQuerySet
from hub.languages.addresses import Addresses
from hub.tables import writing
from hub.tables.code_lists import CodeLists
from hub.tables.columns import Column, columns, staff_columns, value_names
from opendata.photos import Photos

if TYPE_CHECKING:
    from groups.directory.results import Results

BATCH = 1000
UUID = "UUID"
PAGE = "ページURL"
PHOTOS = "写真"
UPDATED = "更新日"
# Why a row could not be read in, in the table of such rows
REASON = "取り込めなかった理由"
# Written for readers and never read back: they follow from the page itself.
ONLY_WRITTEN = (PAGE, PHOTOS, UPDATED, REASON)


def all_columns() -> list[Column]:
    """Return the columns of both tables."""
    return [*columns(PORTAL), *staff_columns(PORTAL)]


def open_cell(column: Column, contact: PublicContact) -> str:
    """Return the cell of a ▲ column in open data."""
    return column.kind.write(getattr(contact, column.name))


class Table:
    """The cells of groups. With `private` it is the desk's: nothing is left out."""

    def __init__(self, *, private: bool = False) -> None:
        self.private = private
        self.columns = all_columns() if private else columns(PORTAL)
        self.names = value_names(self.columns)
        self.addresses = Addresses()

    @property
    def headers(self) -> list[str]:
        return [UUID, *(column.header for column in self.columns), PHOTOS, PAGE, UPDATED]

    def cells(self, page: GroupPage, values: dict[str, object]) -> list[str]:
        """Return the cells of the columns that are imported, as they are in the table."""
        contact = PublicContact.open(page)
        return [self._cell(column, values, contact) for column in self.columns]

    def row(self, page: GroupPage, codes: CodeLists, photos: Photos) -> list[str]:
        updated = page.last_published_at or page.latest_revision_created_at
        return [
            str(page.translation_key),
            *self.cells(page, codes.values(page, self.names)),
            "\n".join(photos.of(page)),
            self.addresses.of(page) if page.live else "",
            timezone.localdate(updated).isoformat() if updated else "",
        ]

    def _cell(self, column: Column, values: dict[str, object], contact: PublicContact) -> str:
        if column.choice and not self.private:
            return open_cell(column, contact)
        return column.cell(values)


def table_of(groups: GroupPageQuerySet, *, private: bool = False) -> Iterator[list[str]]:
    """Yield the header and a row for each of `groups`; about a dozen queries in all."""
    table = Table(private=private)
    yield table.headers
    pages = groups.iterator(chunk_size=BATCH)
    codes = CodeLists(PORTAL, groups)
    photos = Photos(groups.filter(open_photos=True))
    for page in pages:
        yield table.row(page, codes, photos)


def csv_response(
    groups: GroupPageQuerySet, name: str, *, private: bool = False
) -> StreamingHttpResponse:
    """Return an answer that sends the CSV file of `groups`, called `name`, as it is made."""
    return writing.csv_response(table_of(groups, private=private), name)


def directory_csv(results: "Results") -> StreamingHttpResponse:
    """Return the groups of the directory's results as CSV, in kana order."""
    return csv_response(results.groups().in_kana_order(), "groups.csv")
