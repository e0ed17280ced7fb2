"""Helpers whom the demonstration's concert looks for."""

from datetime import datetime, time

from events.demo.coming import next_date
from hub.signups.choices import Insurance, Role
from hub.signups.models import Sheet
from hub.signups.services import open_sheet

EVENT = "winter-concert"
# (what helpers do, how many, from, until)
WANTED = (
    (Role.SETTING_UP, 4, time(11), time(13)),
    (Role.RECEPTION, 3, time(12, 30), time(14)),
    (Role.CLEARING, 6, time(16), time(17)),
)


def look_for_helpers(demo, now: datetime) -> None:
    """Open the sheets of helpers that are not there yet."""
    page = demo.page(f"events/{EVENT}")
    date = next_date(page, now)
    if date is None or Sheet.objects.for_helpers().filter(date=date).exists():
        return
    for role, number, begins, ends in WANTED:
        sheet = Sheet(date=date, role=role, capacity=number, help_from=begins, help_until=ends)
        sheet.insurance = Insurance.CITY
        open_sheet(sheet, now)
