from collections.abc import Callable, Iterable, Iterator

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from hub.core import switches
from hub.core.parts import State, part_of_view


class SwitchesMiddleware:
    """Answers 404 where a part is switched off, or open to city hall alone.

    It stands before whatever renders a page, so that all of them know who asks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with switches.asked_by(request):
            response = self.get_response(request)
            is_written_later = response.streaming and not isinstance(response, FileResponse)
            if switches.was_seen_inside(request) or (is_written_later and switches.audience()):
                patch_cache_control(response, private=True, no_store=True)
        if is_written_later:
            response.streaming_content = _asked_by(request, response.streaming_content)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: list, kwargs: dict[str, object]
    ) -> None:
        part = part_of_view(view)
        if not switches.is_open(part):
            raise Http404
        request.is_inside_only = switches.state_of(part) == State.INSIDE


def _asked_by(request: HttpRequest, parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is written while it is sent; who asks is still the same."""
    rest = iter(parts)
    while True:
        with switches.asked_by(request):
            part = next(rest, None)
        if part is None:
            return
        yield part
