"""Places as open data."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from hub.tables.writing import csv_response
from opendata.answers import json_answer, open_to_all
from opendata.hsds.parameters import read_parameters
from opendata.places import place_rows, place_table


@open_to_all
def places_csv(request: HttpRequest) -> HttpResponseBase:
    """All open places as 公共施設一覧."""
    read_parameters(request.GET, ())
    with translation.override("ja"):
        return csv_response(list(place_table()), "places.csv")


@open_to_all
def places_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON, under the same names."""
    read_parameters(request.GET, ())
    with translation.override("ja"):
        places = list(place_rows())
    return json_answer({"count": len(places), "places": places})
