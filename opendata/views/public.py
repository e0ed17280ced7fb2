"""The page that explains open data, the table, the description of the API."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from opendata.answers import json_answer, open_to_all
from opendata.csv import csv_response
from opendata.hsds.parameters import read_parameters
from opendata.openapi import description
from opendata.querysets import open_groups


@open_to_all
def openapi(request: HttpRequest) -> HttpResponse:
    return json_answer(description())


@open_to_all
def groups_csv(request: HttpRequest) -> HttpResponseBase:
    """All groups of the directory, in its order."""
    read_parameters(request.GET, ())
    return csv_response(open_groups().in_kana_order(), "groups.csv")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What there is, how it is used, what is not in it and why."""
    return TemplateResponse(
        request,
        "opendata/about.html",
        {
            "base_url": settings.BASE_URL,
            "csv_url": settings.BASE_URL + reverse("api:groups_csv"),
            "hsds_url": settings.BASE_URL + reverse("api:hsds"),
            "openapi_url": settings.BASE_URL + reverse("api:openapi"),
            "feed_url": settings.BASE_URL + reverse("group_feed"),
        },
    )
