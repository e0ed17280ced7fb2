"""Forms for people who sign in: what they typed outlives an ended session."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.cache import never_cache

from hub.forms.uploads import keep_files

KEPT = "typed"  # in the session: {"path": …, "typed": …}
MAX_KEPT = 64 * 1024


def signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for sign-in; what an ended session was sending is kept until after it."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method == "POST":
                keep_typed(request)
                keep_files(request)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        return view(request, *args, **kwargs)

    return guarded


def keep_typed(request: HttpRequest) -> None:
    """Keep what a form sent in the session that outlives signing in."""
    typed = request.POST.copy()
    typed.pop("csrfmiddlewaretoken", None)
    text = typed.urlencode()
    if len(text) <= MAX_KEPT:
        request.session[KEPT] = {"path": request.path, "typed": text}


def take_typed(request: HttpRequest) -> QueryDict | None:
    """Return, once, what was typed for this address before the session ended."""
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    return QueryDict(kept["typed"])
