"""Sending a translation for review, and what the review answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from hub.core.rules import Answer, Refused
from hub.editorial import services as editorial
from hub.editorial.notifications import reviewers
from hub.languages.models import PendingWork, Remark
from hub.languages.parts import Part, parts_of
from hub.languages.proofreading import Fault, Kind
from hub.languages.services.errors import Incomplete, PartFault
from hub.languages.services.following import follow
from hub.languages.services.records import require
from hub.languages.translated_pages import translation_of
from hub.languages.versions import make_version
from hub.languages.workflow import Action

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.editorial.models import ReviewTaskState


@dataclass(frozen=True)
class PartRemark:
    """What a reviewer says of one part: a note, a wording to take (inline HTML), or both."""

    path: str
    source: str
    note: str = ""
    proposal: str = ""


def faults_of(parts: Iterable[Part]) -> list[PartFault]:
    """Return what is wrong with `parts`, in their order; one entry for each fault."""
    found: list[PartFault] = []
    for part in parts:
        wrong = part.faults if part.words else [Fault(Kind.MISSING, ())]
        found.extend(PartFault(part, fault) for fault in wrong)
    return found


@transaction.atomic
def send(translation: Translation, by: "User", *, looked_at: bool = False) -> "ReviewTaskState":
    """Send the translation as it is to the reviewers of its language.

    Args:
        translation: the page and language.
        by: the translator who sends it.
        looked_at: `by` has looked at what is only asked about (figures) and finds it right.

    Returns:
        The review, which holds exactly this version.

    Raises:
        Refused: `by` may not send it, or no one else is there to review it.
        Incomplete: parts are missing or wrong, or must be looked at.
    """
    present = require(translation, Action.SEND, by)
    _catch_up(translation)
    found = faults_of(parts_of(translation))
    incomplete = Incomplete(found)
    if found and not (looked_at and incomplete.can_be_sent_anyway):
        raise incomplete
    page = present.page.specific
    workflow = page.get_workflow()
    if workflow is None:
        raise Refused(Answer(False, _("This language has no reviewers yet.")))
    try:
        make_version(translation, by)
    except ValidationError as error:
        raise Refused(Answer(False, " ".join(error.messages))) from error
    translation.remarks.open().update(settled_at=timezone.now())
    page = Page.objects.get(pk=page.pk).specific
    if present.is_sent_back:
        workflow_state = page.current_workflow_state
        workflow_state.resume(user=by)
    else:
        workflow_state = workflow.start(page, by)
    review = workflow_state.current_task_state.specific
    if not reviewers(review):
        raise Refused(Answer(False, _("No one is there to review this but those who wrote it.")))
    return review


def _catch_up(translation: Translation) -> None:
    """What is sent translates the Japanese page as it is now, not as it was."""
    key = translation.source.object_id
    if PendingWork.objects.filter(translation_key=key, language="").exists():
        follow(key)
        translation.source.refresh_from_db()


@transaction.atomic
def withdraw(translation: Translation, by: "User") -> None:
    """Take the translation back from review, to go on writing. Raises Refused."""
    present = require(translation, Action.WITHDRAW, by)
    if present.workflow_state is not None:
        present.workflow_state.cancel(user=by)


@transaction.atomic
def send_back(
    task_state: "ReviewTaskState",
    by: "User",
    reason: str = "",
    remarks: Iterable[PartRemark] = (),
) -> None:
    """Send a translation back to its translator with a reason, remarks on its parts, or both.

    The reviewer changes nothing and is no author: the translator takes a proposed wording with
    one press.

    Raises:
        PermissionDenied: `by` may not decide this.
        ValueError: there is neither a reason nor a remark.
    """
    remarks = [remark for remark in remarks if remark.note.strip() or remark.proposal.strip()]
    if remarks and not reason.strip():
        reason = _("Please look at the remarks on the parts.")
    editorial.send_back(task_state, by, reason)
    translation = translation_of(Page.objects.get(pk=task_state.revision.object_id))
    Remark.objects.bulk_create(
        Remark(
            translation=translation,
            task_state=task_state,
            path=remark.path,
            source=remark.source,
            note=remark.note.strip(),
            proposal=remark.proposal.strip(),
            author=by,
        )
        for remark in remarks
    )


def approve(
    task_state: "ReviewTaskState",
    by: "User",
    comment: str = "",
    go_live_at: datetime | None = None,
) -> None:
    """Approve: exactly the reviewed version becomes public, now, at `go_live_at`, or with others.

    It waits while the Japanese page is not public, and for other languages where the one who
    asked wants them together (see `services.holding`).

    Raises:
        PermissionDenied, ValidationError: like `editorial.services.approve`.
    """
    editorial.approve(task_state, by, comment, go_live_at)
