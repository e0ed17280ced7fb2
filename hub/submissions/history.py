"""A page's history: who changed what, when, why, and what came of it; each version viewable."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageLogEntry, Revision

from hub.forms.changes import Change, changed_names, changes_between, contents_of
from hub.submissions.models import Submission
from hub.submissions.portal import NEW, portal_of

PUBLISHED, UNPUBLISHED = "wagtail.publish", "wagtail.unpublish"
BY_STAFF = {PUBLISHED: _("Published by the city"), UNPUBLISHED: _("Taken offline by the city")}
Outcome = Submission.Outcome
# What of a submission was public: at the moment, or once.
WAS_PUBLIC = {Outcome.APPROVED, Outcome.PUBLISHED, Outcome.REVERTED}


@dataclass(frozen=True)
class Entry:
    """One line of the history; what staff did in the admin has no submission."""

    at: datetime
    who: object
    what: str | Promise
    revision_id: int | None = None
    submission: Submission | None = None
    was_public: bool = False
    is_public_now: bool = False


def was_sent(page: Page) -> bool:
    """Return whether the city has seen anything of `page`, but for what was taken back."""
    if page.live or page.first_published_at:
        return True
    rows = Submission.objects.filter(page=page)
    return rows.exclude(outcome=Outcome.WITHDRAWN).exists()


def history_of(page: Page) -> list[Entry]:
    """Return a page's history, newest first."""
    sent = Submission.objects.filter(page=page).select_related("sent_by", "decided_by")
    entries = [
        Entry(
            at=row.sent_at,
            who=row.sent_by,
            what=row.kind_label,
            revision_id=row.revision_id,
            submission=row,
            was_public=row.outcome in WAS_PUBLIC,
            is_public_now=row.revision_id is not None and row.revision_id == page.live_revision_id,
        )
        for row in sent
    ]
    known = {entry.revision_id for entry in entries}
    for row in _staff_log(page):
        if row.action == PUBLISHED and row.revision_id in known:
            continue
        entries.append(
            Entry(
                at=row.timestamp,
                who=row.user,
                what=BY_STAFF[row.action],
                revision_id=row.revision_id,
                was_public=row.action == PUBLISHED and row.revision_id is not None,
                is_public_now=row.revision_id is not None
                and row.revision_id == page.live_revision_id,
            )
        )
    entries += _without_record(page, sent, {entry.revision_id for entry in entries})
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _without_record(page: Page, sent: Iterable[Submission], known: set[int | None]) -> list[Entry]:
    """Return versions that were public though nothing tells of it: imported, or long ago."""
    keys = {row.public_before_id for row in sent} | {page.live_revision_id}
    found = Revision.objects.filter(pk__in=keys - known - {None}).select_related("user")
    return [
        Entry(
            at=revision.created_at,
            who=revision.user,
            what=BY_STAFF[PUBLISHED],
            revision_id=revision.pk,
            was_public=True,
            is_public_now=revision.pk == page.live_revision_id,
        )
        for revision in found.defer("content")
    ]


def _staff_log(page: Page) -> Iterable[PageLogEntry]:
    log = PageLogEntry.objects.filter(page_id=page.pk, action__in=BY_STAFF)
    return log.select_related("user").order_by("timestamp", "pk")


def changed_labels(page: Page, entry: Entry) -> list[str]:
    """Return the names of what an entry changed, for people; what staff did is read again."""
    portal = portal_of(page)
    if entry.submission:
        return portal.labels(entry.submission.changed)
    revision = entry.was_public and Revision.objects.filter(pk=entry.revision_id).first()
    previous = revision and before(page, revision)
    if not revision or not previous:
        return []
    return portal.labels(changed_names(portal, previous.as_object(), revision.as_object()))


def public_revisions(page: Page) -> set[int]:
    """Return the keys of the versions that were public once: those that may be put back."""
    return {
        entry.revision_id for entry in history_of(page) if entry.was_public and entry.revision_id
    }


def shown_to_keepers(page: Page) -> set[int]:
    """Return the keys of the versions that those who keep the page may look at: their own and public ones."""
    sent = Submission.objects.filter(page=page, revision__isnull=False)
    return public_revisions(page) | set(sent.values_list("revision_id", flat=True))


def before(page: Page, revision: Revision) -> Revision | None:
    """Return the version that was public before `revision`, if it is kept."""
    sent = Submission.objects.filter(page=page, revision=revision)
    submission = sent.select_related("public_before").first()
    if submission:
        return submission.public_before
    earlier = PageLogEntry.objects.filter(
        page_id=page.pk, action=PUBLISHED, revision__created_at__lt=revision.created_at
    )
    last = earlier.select_related("revision").order_by("-timestamp", "-pk").first()
    return last and last.revision


def changes_of(submission: Submission) -> list[Change]:
    """Return what a submission changed of what was public when it was sent: of a new page, all."""
    if submission.revision is None:
        return []
    if submission.public_before is None:
        if submission.kind != NEW:
            return []
        return contents_of(submission.portal, submission.revision.as_object())
    return changes_between(
        submission.portal, submission.public_before.as_object(), submission.revision.as_object()
    )
