"""Who gets in: people who signed in and keep the page, and who types for them at the desk."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse

from hub.core.switches import is_thing_open
from hub.forms.sessions import signed_in
from hub.privacy.services import note_view
from hub.submissions.models import DeskEntry
from hub.submissions.permissions import may
from hub.submissions.places import TYPING
from hub.submissions.portal import Portal
from hub.submissions.workflow import Action, ReviewState


def for_keepers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the page and how it stands; strangers learn nothing, not even that it is."""

    @wraps(view)
    @signed_in
    def guarded(request: HttpRequest, portal: Portal, pk: int, **kwargs: object) -> HttpResponse:
        if not is_thing_open(portal.model):
            raise Http404
        page = portal.model.objects.sources().filter(pk=pk).first()
        if page is None:
            raise Http404
        review_state = ReviewState.of(page)
        if not may(request.user, Action.VIEW, page, review_state):
            raise Http404
        request.desk_entry = DeskEntry.objects.of(request.user, page)  # the portal's banner
        if request.desk_entry:
            note_view(request.user, page, TYPING)
        return view(request, page=page, review_state=review_state, **kwargs)

    return guarded
