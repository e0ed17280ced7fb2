"""Which column of a file is which of ours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from hub.core.japanese.validators import normalise
from hub.tables.columns import Column
from hub.tables.reading import Unreadable

MAX_SHOWN = 60  # letters of a header that is told to people


@dataclass
class Headers:
    """The places of our columns in a file's rows; `key` is that of the objects' own keys."""

    places: dict[int, Column] = field(default_factory=dict)
    key: int | None = None
    unknown: list[str] = field(default_factory=list)

    def says(self, name: str) -> bool:
        """Return whether the file has a column for a value."""
        return any(column.name == name for column in self.places.values())


def header_key(header: str) -> str:
    """Return `header` as it is compared: width, case, blanks and marks (※必須, *, ▲) aside."""
    return re.sub(r"[\s*▲※・_]|必須", "", normalise(header)).casefold()


def find_headers(
    headers: list[str], columns: list[Column], key: str, ignored: Iterable[str] = ()
) -> Headers:
    """Return what the `headers` of a file mean.

    Args:
        headers: the first row of the file.
        columns: all that it may have.
        key: the header above the objects' own keys.
        ignored: headers of what our own table says but nobody reads back.

    Raises:
        Unreadable: two of them mean the same, or none of them is ours.
    """
    known = {}
    for column in columns:
        for name in (column.header, *column.aliases):
            known.setdefault(header_key(name), column)
    not_read = {header_key(name) for name in ignored}
    found = Headers()
    seen: dict[str, str] = {}
    for place, header in enumerate(headers):
        typed = header_key(header)
        if not typed or typed in not_read:
            continue
        shown = header.strip()[:MAX_SHOWN]
        column = known.get(typed)
        if column is None and typed != header_key(key):
            found.unknown.append(shown)
            continue
        meant = column.header if column else key
        if meant in seen:
            names = {"one": seen[meant], "other": shown}
            raise Unreadable(_("Two columns mean the same: %(one)s and %(other)s.") % names)
        seen[meant] = shown
        if column:
            found.places[place] = column
        else:
            found.key = place
    if not found.places:
        needed = "、".join(column.header for column in columns if column.is_needed)
        raise Unreadable(
            _("No header is known. The first row must hold headers such as %(headers)s.")
            % {"headers": needed}
        )
    return found
