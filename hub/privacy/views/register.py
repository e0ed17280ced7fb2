"""The register of personal data, for the chief: to read and to take along."""

import csv

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.core.cells import harmless
from hub.privacy.permissions import may_read_records
from hub.privacy.register import HEADINGS, lines


@never_cache
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    if not may_read_records(request.user):
        raise PermissionDenied
    if request.GET.get("format") == "csv":
        return _as_csv()
    context = {"headings": HEADINGS, "lines": lines()}
    return TemplateResponse(request, "privacy/register.html", context)


def _as_csv() -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="personal-data.csv"'
    table = csv.writer(response)
    table.writerow(map(str, HEADINGS))
    table.writerows([harmless(cell) for cell in line] for line in lines())
    return response
