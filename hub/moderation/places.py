"""The pages of the admin on which private fields of pages are seen."""

from django.db.models import QuerySet
from wagtail.models import Page, TaskState

from hub.privacy import places
from hub.privacy.twins import page_with_twins
from hub.submissions.models import Submission
from hub.submissions.places import EDITOR, REVIEW, VERSIONS


def of_page(pk: int | str) -> list[Page]:
    page = page_with_twins(int(pk))
    return [page] if page else []


def _of_edited(page_id: int) -> list[Page]:
    return of_page(page_id)


def _of_reverted(page_id: int, **version: object) -> list[Page]:
    return of_page(page_id)


def _of_version(pk: int, **versions: object) -> list[Page]:
    return of_page(pk)


def of_review(pk: int) -> list[Page]:
    review = TaskState.objects.select_related("workflow_state").filter(pk=pk).first()
    return of_page(review.workflow_state.object_id) if review else []


def _of_submission(pk: int) -> list[Page]:
    pages: QuerySet = Submission.objects.filter(pk=pk).values_list("page_id", flat=True)
    return [page for key in pages for page in of_page(key)]


def register() -> None:
    for address, where, objects in (
        ("moderation_review", REVIEW, of_review),
        ("moderation_urgent", REVIEW, _of_submission),
        ("moderation_version", VERSIONS, _of_version),
        ("wagtailadmin_pages:edit", EDITOR, _of_edited),
        ("wagtailadmin_pages:revisions_revert", VERSIONS, _of_reverted),
        ("wagtailadmin_pages:revisions_compare", VERSIONS, _of_version),
        ("editorial:review", REVIEW, of_review),
        ("editorial:decision_sheet", REVIEW, of_review),
    ):
        places.register(address, where, objects)
