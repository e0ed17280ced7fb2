"""What pages show of the sheets of their dates. Rooms register it for their page types."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from hub.signups.models import Sheet

if TYPE_CHECKING:
    from hub.pages.models import BasePage


def of_dates(page: "BasePage", request: HttpRequest) -> dict[str, object]:
    """Return {key of a date: its sheet} as `sheets_of_dates`, for `{% sign_up_here %}`."""
    sheets = Sheet.objects.filter(date__page_id=page.source.pk)
    return {"sheets_of_dates": {sheet.date_id: sheet for sheet in sheets}}
