"""Notes who opens an admin page that shows private fields, in every room's views."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.models import TaskState

from groups.models import GroupPage, PrivateAccess, Submission
from groups.private_access.services import note_view

Where = PrivateAccess.Where
ADMIN_ROOT = f"/{settings.ADMIN_PATH}/"


def _of_page(key: int | str) -> int:
    return int(key)


def _of_review(key: int) -> int | None:
    review = TaskState.objects.select_related("workflow_state").filter(pk=key).first()
    return review and int(review.workflow_state.object_id)


def _of_submission(key: int) -> int | None:
    return Submission.objects.filter(pk=key).values_list("group_id", flat=True).first()


# name of the address → (where that is, its parameter, how the parameter leads to a page)
SHOWING = {
    "wagtailadmin_pages:edit": (Where.EDITOR, "page_id", _of_page),
    "wagtailadmin_pages:revisions_revert": (Where.VERSIONS, "page_id", _of_page),
    "wagtailadmin_pages:revisions_compare": (Where.VERSIONS, "pk", _of_page),
    "editorial:review": (Where.REVIEW, "pk", _of_review),
    "editorial:decision_sheet": (Where.REVIEW, "pk", _of_review),
    "groups_review": (Where.REVIEW, "pk", _of_review),
    "groups_urgent": (Where.REVIEW, "pk", _of_submission),
    "groups_version": (Where.VERSIONS, "pk", _of_page),
}


class PrivateAccessMiddleware:
    """What cannot be noted is not shown: the note is made before the answer leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Public pages must not touch the session: the address is looked at first.
        if request.path.startswith(ADMIN_ROOT) and response.status_code == 200:
            self._note(request)
        return response

    @staticmethod
    def _note(request: HttpRequest) -> None:
        match = request.resolver_match
        if match is None or match.view_name not in SHOWING or not request.user.is_authenticated:
            return
        where, parameter, page_of = SHOWING[match.view_name]
        key = page_of(match.kwargs[parameter])
        group = GroupPage.objects.sources().filter(pk=key).first()
        if group is not None:
            note_view(request.user, group, where)
