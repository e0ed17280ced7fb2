"""What pages show of the sheets of their dates. Rooms register it for their page types."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from hub.signups.models import Sheet

if TYPE_CHECKING:
    from hub.pages.models import BasePage


def of_dates(page: "BasePage", request: HttpRequest) -> dict[str, object]:
    """Return {key of a date: its sheets} as `sheets_of_dates`, for `{% sign_up_here %}`."""
    sheets: dict[int, list[Sheet]] = {}
    for sheet in Sheet.objects.filter(date__page_id=page.source.pk).order_by("pk"):
        sheets.setdefault(sheet.date_id, []).append(sheet)
    return {"sheets_of_dates": sheets}
