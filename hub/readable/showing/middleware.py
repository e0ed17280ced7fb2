from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from hub.readable.grades import kanji_up_to
from hub.readable.readings import reader_for
from hub.readable.ruby import is_japanese, language_of, marked_up, with_readings
from hub.readable.showing.choices import is_offered, known_grade, wants_readings


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
    language = language_of(html)
    if not is_japanese(language) or not is_offered():
        return
    patch_vary_headers(response, ["Cookie"])
    if not wants_readings(request, language):
        return
    reader = reader_for(request)
    known = kanji_up_to(known_grade(request, language))
    response.content = with_readings(html, partial(marked_up, reader, known))
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))
