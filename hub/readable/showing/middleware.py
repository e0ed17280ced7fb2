from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from hub.readable.showing.readers import depends_on_reader, for_reader


class FuriganaMiddleware:
    """Shows readings above the kanji of a Japanese page, if its reader wishes.

    What is stored, searched, fed and sent stays clean; so do titles and what a page says of itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _is_page(request, response):
            _show_readings(request, response)
        return response


def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    is_admin = request.path_info.startswith(f"/{settings.ADMIN_PATH}/")
    return is_html and not response.streaming and not is_admin


def _show_readings(request: HttpRequest, response: HttpResponse) -> None:
    html = response.content.decode(response.charset)
    if not depends_on_reader(html):
        return
    patch_vary_headers(response, ["Cookie"])
    shown = for_reader(request, html)
    if shown == html:
        return
    response.content = shown
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))
