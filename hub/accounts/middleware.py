from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hub.accounts.permissions import needs_second_factor

ADMIN_ROOT = f"/{settings.ADMIN_PATH}/"
LOGOUT = f"{ADMIN_ROOT}logout/"


class StaffSecondFactorMiddleware:
    """With STAFF_SECOND_FACTOR, staff set a second factor up before they reach the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Public pages must not touch the session: the address is looked at first.
        if (
            settings.STAFF_SECOND_FACTOR
            and request.path.startswith(ADMIN_ROOT)
            and request.path != LOGOUT
            and needs_second_factor(request.user)
        ):
            return redirect("mfa_activate_totp")
        return self.get_response(request)
