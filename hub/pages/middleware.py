from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hub.pages.views.refusals import METHOD_NOT_ALLOWED, method_not_allowed


class BareAnswersMiddleware:
    """Dresses Django's empty "405": who signs in again may be led to an address of a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        wants_page = "text/html" in request.headers.get("Accept", "")
        if response.status_code != METHOD_NOT_ALLOWED or not wants_page or response.content:
            return response
        dressed = method_not_allowed(request)
        dressed["Allow"] = response["Allow"]
        return dressed


# Browsers keep these for as long as they like, Chromium without end (RFC 9110, 15.1).
KEPT_WITHOUT_END = {301, 308, 410}


class AskAgainMiddleware:
    """Has browsers ask again where a page moved away or was taken offline: both can be undone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in KEPT_WITHOUT_END:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
