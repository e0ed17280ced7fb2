"""Who gets in: people who signed in and keep the group."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from groups.models import GroupPage
from groups.portal import PORTAL
from hub.submissions.access import for_keepers
from hub.submissions.workflow import ReviewState


def for_members(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the group and how its page stands; strangers learn nothing."""

    @for_keepers
    def with_group(
        request: HttpRequest, page: GroupPage, review_state: ReviewState, **kwargs: object
    ) -> HttpResponse:
        return view(request, group=page, review_state=review_state, **kwargs)

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **kwargs: object) -> HttpResponse:
        return with_group(request, portal=PORTAL, pk=pk, **kwargs)

    return guarded
