"""Which column of a file is which of our fields."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from opendata.importing.reading import Unreadable
from opendata.tables.columns import (
    ONLY_WRITTEN,
    UUID,
    Column,
    columns,
    header_key,
    staff_columns,
)


@dataclass
class Headers:
    """The places of our columns in a file's rows."""

    places: dict[int, Column] = field(default_factory=dict)
    uuid: int | None = None
    unknown: list[str] = field(default_factory=list)

    @property
    def choices(self) -> set[str]:
        """The 公開/非公開 choices that the file has a column for."""
        return {column.name for column in self.places.values()}

    def says(self, name: str) -> bool:
        return any(column.name == name for column in self.places.values())


def find_headers(headers: list[str]) -> Headers:
    """Return what the `headers` of a file mean.

    Raises:
        Unreadable: two of them mean the same, or none of them is ours.
    """
    known = {}
    for column in [*columns(), *staff_columns()]:
        for name in (column.header, *column.aliases):
            known.setdefault(header_key(name), column)
    only_written = {header_key(name) for name in ONLY_WRITTEN}
    found = Headers()
    seen: dict[str, str] = {}
    for place, header in enumerate(headers):
        key = header_key(header)
        if not key or key in only_written:
            continue
        column = known.get(key)
        if column is None and key != header_key(UUID):
            found.unknown.append(header.strip()[:60])
            continue
        meant = column.header if column else UUID
        if meant in seen:
            names = {"one": seen[meant], "other": header.strip()[:60]}
            raise Unreadable(_("Two columns mean the same: %(one)s and %(other)s.") % names)
        seen[meant] = header.strip()[:60]
        if column:
            found.places[place] = column
        else:
            found.uuid = place
    if not found.places:
        raise Unreadable(
            _("No header is known. The first row must hold headers such as 団体名 and 活動目的.")
        )
    return found
