import logging
from collections.abc import Callable
from pathlib import Path

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError
from wagtail.models import Page

from hub.core.logs import in_words

ADMIN_ROOT = f"/{settings.ADMIN_PATH}/"
logger = logging.getLogger(__name__)

ADMIN_CSP = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}


class SecurityPolicyMiddleware:
    """Adds Permissions-Policy, and loosens the content policy for the admin alone.

    Wagtail's date pickers and wagtail-localize's editor write inline styles and scripts.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(self), microphone=(), payment=()"
        )
        if request.path.startswith(ADMIN_ROOT):
            response._csp_update = ADMIN_CSP
        return response


# Views of Wagtail that look for the parent of a page, by the parameter that names it.
OF_A_PARENT = {
    "wagtailadmin_pages:lock": "page_id",
    "wagtailadmin_pages:unlock": "page_id",
    "wagtailadmin_pages:move_confirm": "page_to_move_id",
    "wagtailadmin_pages:set_page_position": "page_to_move_id",
}
# What reading a value raises that is not there, is no number, or is too large for one.
UNREADABLE = (KeyError, ValueError, OverflowError)


class MalformedAdminRequestMiddleware:
    """Answers 400 or 404, not 500, where Wagtail's own views take for granted what is sent.

    They read numbers and fields of addresses and forms as their own pages send them, and raise
    for whatever else somebody sends.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list, kwargs: dict[str, object]
    ) -> None:
        """Nobody works on the invisible page above all home pages, which has no parent."""
        parameter = OF_A_PARENT.get(request.resolver_match.view_name)
        if parameter and Page.objects.filter(pk=kwargs[parameter], depth=1).exists():
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if (
            request.path.startswith(ADMIN_ROOT)
            and isinstance(exception, UNREADABLE)
            and (isinstance(exception, MultiValueDictKeyError) or not passed_our_code(exception))
        ):
            logger.warning("Cannot be read: %s: %s", request.path, in_words(exception))
            raise BadRequest from exception


def passed_our_code(error: BaseException) -> bool:
    """Return whether `error` came through code of this project (beyond middleware)."""
    root, step = Path(settings.BASE_DIR), error.__traceback__
    while step is not None:
        path = Path(step.tb_frame.f_code.co_filename)
        ours = root in path.parents and "site-packages" not in path.parts
        if ours and path.stem != "middleware":
            return True
        step = step.tb_next
    return False
