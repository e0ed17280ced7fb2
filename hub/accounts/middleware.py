import re
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import get_resolver, reverse
from django.utils.translation import gettext as _

from hub.accounts.permissions import is_staff_member, needs_second_factor
from hub.accounts.security_log import Kind, record
from hub.accounts.sessions import begin_staff_session, is_over, is_staff_session, note_use

ADMIN_ROOT = f"/{settings.ADMIN_PATH}/"
LOGOUT = f"{ADMIN_ROOT}logout/"
FORBIDDEN = 403
# Where staff work: the admin, and the pages of groups, in any language.
WORK = re.compile(rf"{ADMIN_ROOT}|(?:/[a-z-]+)?/mypage/")
# Asked for by an open page again and again, whether somebody sits before it or not.
BY_ITSELF = re.compile(rf"{ADMIN_ROOT}editing-sessions/")


class StaffSessionMiddleware:
    """Ends a session of city hall that was unused too long or is too old.

    Public pages must not touch the session: the address is looked at first.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if WORK.match(request.path) and request.user.is_authenticated:
            session = request.session
            if is_staff_session(session):
                if is_over(session):
                    return self._sign_out(request)
                if not BY_ITSELF.match(request.path):
                    note_use(session)
            elif request.path.startswith(ADMIN_ROOT) and is_staff_member(request.user):
                begin_staff_session(session)  # who has joined city hall since they signed in
        return self.get_response(request)

    def _sign_out(self, request: HttpRequest) -> HttpResponse:
        """Lead to the sign-in; what was sent is kept, or shown to be copied."""
        record(Kind.SESSION_OVER, request.user, request=request)
        logout(request)
        if not request.path.startswith(ADMIN_ROOT):
            return self.get_response(request)  # pages of groups keep what somebody typed
        if request.method not in ("GET", "HEAD"):
            refuse = get_resolver().resolve_error_handler(FORBIDDEN)
            return refuse(request, exception=PermissionDenied())
        messages.info(request, _("You were signed out, as nobody had used this page for a while."))
        return redirect_to_login(request.get_full_path(), reverse(settings.LOGIN_URL))


class ExportRecordMiddleware:
    """Writes down who takes a file away from the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(ADMIN_ROOT) and self._is_file(response):
            record(Kind.EXPORTED, request.user, request=request, what=request.path)
        return response

    @staticmethod
    def _is_file(response: HttpResponse) -> bool:
        return response.get("Content-Disposition", "").startswith("attachment")


class StaffSecondFactorMiddleware:
    """With STAFF_SECOND_FACTOR, staff set a second factor up before they do any work."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Public pages must not touch the session: the address is looked at first.
        if (
            settings.STAFF_SECOND_FACTOR
            and WORK.match(request.path)
            and request.path != LOGOUT
            and needs_second_factor(request.user)
        ):
            return redirect("mfa_activate_totp")
        return self.get_response(request)
