from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse

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
        if request.path.startswith(f"/{settings.ADMIN_PATH}/"):
            response._csp_update = ADMIN_CSP
        return response
