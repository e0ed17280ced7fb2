"""Who gets in: members of the group that keeps the event."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from events.by_groups.portal import PORTAL
from hub.submissions.access import for_keepers


def for_organisers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the event and how it stands; strangers learn nothing."""
    kept = for_keepers(view)

    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **kwargs: object) -> HttpResponse:
        return kept(request, portal=PORTAL, pk=pk, **kwargs)

    return guarded
