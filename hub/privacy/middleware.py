"""Notes who opens an admin page that shows private fields, in every room's views."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from hub.privacy import places
from hub.privacy.services import note_view

ADMIN_ROOT = f"/{settings.ADMIN_PATH}/"


class PrivateAccessMiddleware:
    """What cannot be noted is not shown: the note is made before the answer leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Public pages must not touch the session: the address is looked at first.
        if request.path.startswith(ADMIN_ROOT) and response.status_code == 200:
            self._note(request)
        return response

    @staticmethod
    def _note(request: HttpRequest) -> None:
        match = request.resolver_match
        if match is None or not request.user.is_authenticated:
            return
        for where, objects in places.shown_at(match.view_name, match.kwargs):
            note_view(request.user, objects, where)
