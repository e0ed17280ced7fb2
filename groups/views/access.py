"""Who gets in: people who signed in and keep the group; typed text outlives an ended session."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.cache import never_cache

from groups.models import DeskEntry, GroupPage
from groups.permissions import may
from groups.private_access import note_view
from groups.views.temporary_uploads import keep_files
from groups.workflow import Action, ReviewState

KEPT = "portal_typed"
MAX_KEPT = 64 * 1024


def signed_in(view: Callable) -> Callable:
    """Ask for sign-in; what an ended session was sending is kept until after it."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method == "POST":
                keep_typed(request)
                keep_files(request)
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        return view(request, *args, **kwargs)

    return guarded


def for_members(view: Callable) -> Callable:
    """Give the view the group and its standing; strangers learn nothing, not even that it is."""

    @wraps(view)
    @signed_in
    def guarded(request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
        group = GroupPage.objects.sources().filter(pk=pk).first()
        if group is None:
            raise Http404
        standing = ReviewState.of(group)
        if not may(request.user, Action.VIEW, group, standing):
            raise Http404
        request.desk_entry = DeskEntry.objects.of(request.user, group)  # the portal's banner
        if request.desk_entry:
            note_view(request.user, group, "typing")
        return view(request, group=group, standing=standing, **kwargs)

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
