from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.pages import display_settings as settings_of_reading


@require_safe
def reading_stylesheet(request: HttpRequest) -> HttpResponse:
    """The one style sheet that depends on the reader: pages link it and stay the same bytes."""
    response = HttpResponse(settings_of_reading.stylesheet(request), content_type="text/css")
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Cookie"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest) -> HttpResponse:
    """Choose how pages look; kept in a cookie, without an account."""
    form = settings_of_reading.ReadingForm(
        request.POST or None, initial=settings_of_reading.initial(request)
    )
    back = request.POST.get("back") or request.GET.get("back") or ""
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = ""
    if request.method == "POST" and form.is_valid():
        response = redirect(back or request.path)
        response.set_cookie(
            settings_of_reading.COOKIE,
            form.cookie_value(),
            max_age=settings_of_reading.COOKIE_SECONDS,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
        return response
    return render(request, "pages/display_settings.html", {"form": form, "back": back})
