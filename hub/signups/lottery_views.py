"""A draw by lot for everybody to check: what is promised before it, and all of it afterwards."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.signups import lottery
from hub.signups.choices import Mode
from hub.signups.models import Sheet
from hub.signups.notifications import moment_in_words
from hub.signups.sheet_pages import readable_sheet, sheet_page
from hub.tables.writing import csv_response

HEAD = ["order", "sha256", "lot", "people", "place"]


def _drawn_sheet(request: HttpRequest, key: UUID) -> Sheet:
    """Return a sheet whose places are given by lot, or raise 404."""
    sheet = readable_sheet(request, key)
    if sheet.mode != Mode.LOTTERY:
        raise Http404
    return sheet


@never_cache
@require_safe
def draw(request: HttpRequest, sheet_key: UUID) -> HttpResponse:
    sheet = _drawn_sheet(request, sheet_key)
    return sheet_page(
        request,
        "draw",
        sheet,
        fingerprint=lottery.digest(sheet.seed),
        closes=moment_in_words(sheet.closing),
        lots=_rows(sheet),
    )


@never_cache
@require_safe
def as_table(request: HttpRequest, sheet_key: UUID) -> HttpResponseBase:
    """Send the draw as CSV; there is nothing to send before it."""
    sheet = _drawn_sheet(request, sheet_key)
    if sheet.drawn_at is None:
        raise Http404
    return csv_response([HEAD, *_rows(sheet)], "draw.csv")


def _rows(sheet: Sheet) -> list[list[str]]:
    """Return order, rank, lot, people and place ("1" or "0") of each lot that was drawn."""
    return [
        [
            str(number),
            lottery.rank(sheet.seed, lot["lot"]),
            lot["lot"],
            str(lot["people"]),
            str(int(lot["has_place"])),
        ]
        for number, lot in enumerate(sheet.draw, 1)
    ]
