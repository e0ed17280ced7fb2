"""Exchanges on their public page."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from events.exchanges.models import Exchange, ExchangeIndexPage
from events.index_links import index_alone

if TYPE_CHECKING:
    from events.trainings.models import TrainingIndexPage

MAX_REPORTS = 30
Values = dict[str, object]


def on_the_index(page: ExchangeIndexPage, request: HttpRequest) -> Values:
    """Return who looks for a guest, how many have exchanged, and the reports that are public."""
    rows = Exchange.objects.select_related(
        "host_group", "host_department", "guest_group", "guest_department"
    )
    took_place = list(
        Exchange.objects.took_place().values_list(
            "host_group", "guest_group", "host_department", "guest_department"
        )
    )
    return {
        "looking": rows.looking(),
        "reports": rows.public_reports()[:MAX_REPORTS],
        "number": len(took_place),
        "groups": len({key for row in took_place for key in row[:2] if key}),
        "divisions": len({key for row in took_place for key in row[2:] if key}),
    }


def on_courses(page: "TrainingIndexPage", request: HttpRequest) -> Values:
    return index_alone(page, request, ExchangeIndexPage)
