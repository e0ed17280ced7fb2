from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
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
        token = switches.present_request.set(request)
        try:
            response = self.get_response(request)
            if switches.was_seen_inside(request):
                patch_cache_control(response, private=True, no_store=True)
        finally:
            switches.present_request.reset(token)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: list, kwargs: dict[str, object]
    ) -> None:
        part = part_of_view(view)
        if not switches.is_open(part):
            raise Http404
        request.is_inside_only = switches.state_of(part) == State.INSIDE
