"""A table as a CSV file that is sent as it is made: UTF-8 with BOM, \\r\\n between rows."""

import csv
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse

from hub.core.cells import harmless

BOM = "\ufeff"
CONTENT_TYPE = "text/csv; charset=utf-8"


class Echo:
    """A stream that gives back what is written to it."""

    @staticmethod
    def write(text: str) -> str:
        return text


def csv_lines(rows: Iterable[list[str]]) -> Iterator[str]:
    """Yield the lines of the CSV file of `rows`, its cells harmless for spreadsheets."""
    writer = csv.writer(Echo())
    yield BOM
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def csv_response(rows: Iterable[list[str]], name: str) -> StreamingHttpResponse:
    """Return an answer that sends the CSV file of `rows`, called `name`."""
    response = StreamingHttpResponse(csv_lines(rows), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
