"""Events as open data: all that are ahead, or those that the address chooses."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from events.lists import Listed
from events.results import Results
from hub.tables.writing import csv_response
from opendata.answers import json_answer, open_to_all
from opendata.events import EventRows, event_table


def _chosen(request: HttpRequest) -> list[Listed]:
    results = Results.of(request)
    return results.listed(results.keys())


@open_to_all
def events_csv(request: HttpRequest) -> HttpResponseBase:
    """Dates as イベント一覧; the address chooses as that of the list does."""
    with translation.override("ja"):
        return csv_response(list(event_table(_chosen(request))), "events.csv")


@open_to_all
def events_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON, under the same names."""
    with translation.override("ja"):
        events = list(EventRows(_chosen(request)))
    return json_answer({"count": len(events), "events": events})
