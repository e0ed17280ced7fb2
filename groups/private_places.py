"""Where what groups keep private is shown to city hall (see `hub.privacy.places`)."""

from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from groups.models import GroupPage
from hub.privacy import places


class Where(TextChoices):
    REVIEW = "review", _("Review of a change")
    EDITOR = "editor", _("Editor of the page")
    VERSIONS = "versions", _("Earlier versions")
    ACCOUNTS = "accounts", _("Accounts of groups")
    LETTER = "letter", _("Letter with an account")
    SLIPS = "slips", _("Slips for the yearly confirmation")
    CONFIRMATION = "confirmation", _("Yearly confirmation")
    TABLE = "table", _("Table of groups")
    ENQUIRIES = "enquiries", _("Enquiries to groups")


def _of_page(page_id: int | str) -> QuerySet[GroupPage]:
    return GroupPage.objects.sources().filter(pk=page_id)


def _of_version(pk: int | str, **versions: object) -> QuerySet[GroupPage]:
    return _of_page(pk)


def _of_reverted(page_id: int | str, **version: object) -> QuerySet[GroupPage]:
    return _of_page(page_id)


def _of_review(pk: int) -> QuerySet[GroupPage]:
    review = TaskState.objects.select_related("workflow_state").filter(pk=pk).first()
    return _of_page(review.workflow_state.object_id) if review else GroupPage.objects.none()


def register() -> None:
    for where, label in Where.choices:
        places.name(where, label)
    for address, where, objects in (
        ("wagtailadmin_pages:edit", Where.EDITOR, _of_page),
        ("wagtailadmin_pages:revisions_revert", Where.VERSIONS, _of_reverted),
        ("wagtailadmin_pages:revisions_compare", Where.VERSIONS, _of_version),
        ("editorial:review", Where.REVIEW, _of_review),
        ("editorial:decision_sheet", Where.REVIEW, _of_review),
    ):
        places.register(address, where, objects)
