"""Which column of a file is which of ours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from hub.tables.columns import Column
from hub.tables.reading import Unreadable
from hub.text.normalise import name_key

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


# What is said around a header: ※必須, 主な活動内容, 団体の名称, 電話番号欄.
AROUND = re.compile("必須|任意|主な|欄$|の")


def header_key(header: str) -> str:
    """Return `header` as it is compared: how it is written and what is said around it aside."""
    return AROUND.sub("", name_key(header))


class KnownHeaders:
    """All headers that a file may have."""

    def __init__(self, columns: list[Column], key: str, ignored: Iterable[str] = ()) -> None:
        """Make it of our columns.

        Args:
            columns: all that a file may have.
            key: the header above the objects' own keys.
            ignored: headers of what our own table says but nobody reads back.
        """
        self.key = key
        self.needed = [column.header for column in columns if column.is_needed]
        self.columns: dict[str, Column] = {}
        for column in columns:
            for name in (column.header, *column.aliases):
                self.columns.setdefault(header_key(name), column)
        self.not_read = {header_key(name) for name in ignored}

    def column(self, header: str) -> Column | None:
        return self.columns.get(header_key(header))

    def meaning(self, header: str) -> str:
        """Return our own header for what `header` means, "" if it is not known."""
        if column := self.column(header):
            return column.header
        return self.key if header_key(header) == header_key(self.key) else ""


def find_headers(headers: list[str], known: KnownHeaders) -> Headers:
    """Return what the `headers` of a file mean.

    Raises:
        Unreadable: two of them mean the same, or none of them is ours.
    """
    found = Headers()
    seen: dict[str, str] = {}
    for place, header in enumerate(headers):
        if not header.strip() or header_key(header) in known.not_read:
            continue
        shown = header.strip()[:MAX_SHOWN]
        meant = known.meaning(header)
        if not meant:
            found.unknown.append(shown)
            continue
        if meant in seen:
            names = {"one": seen[meant], "other": shown}
            raise Unreadable(_("Two columns mean the same: %(one)s and %(other)s.") % names)
        seen[meant] = shown
        if column := known.column(header):
            found.places[place] = column
        else:
            found.key = place
    if not found.places:
        raise Unreadable(
            _("No header is known. A row must hold headers such as %(headers)s.")
            % {"headers": "、".join(known.needed)}
        )
    return found
