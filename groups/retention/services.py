"""Deleting what a group keeps private, everywhere, with a record that holds no value."""

import json
from calendar import monthrange
from collections import Counter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, TaskState
from wagtail_localize.models import TranslationSource

from groups.choices import ActivityStatus
from groups.models import GroupPage, GroupSettings, PrivateDeletion
from groups.privacy import PUBLIC_CHOICES
from groups.retention.contents import NEVER_PUBLIC, Cut, images_in, without
from groups.retention.files import delete_files, used_elsewhere
from groups.workflow import ReviewState, State
from hub.assets.models import HubImage
from hub.core import deletions
from hub.editorial.models import Decision
from hub.mail.models import OutgoingMail

if TYPE_CHECKING:
    from hub.accounts.models import User

Why = PrivateDeletion.Why
REPLAYED_AS = "private values of a group"
WORDS = ("note", "call_note", "comment", "internal_note")


class Waiting(Exception):
    """The city has not decided on what the group sent: what is examined cannot be emptied."""


class _DryRun(Exception):
    pass


def months_before(day: date, months: int) -> date:
    """Return the same day some months ago (the last one of a shorter month)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due(today: date | None = None) -> QuerySet[GroupPage]:
    """Return the groups that have been dissolved longer than the city keeps private data."""
    months = GroupSettings.load().keep_closed_months
    last = months_before(today or timezone.localdate(), months)
    closed = GroupPage.objects.sources().filter(activity_status=ActivityStatus.CLOSED)
    return closed.filter(closed_on__lt=last).order_by("pk")


def delete_private_values(
    group: GroupPage, *, why: str, by: "User | None" = None, dry_run: bool = False
) -> Counter:
    """Delete the private values of `group` from its page, all versions, drafts, notes and mail.

    Doing it twice is the same as once; a record is written when there was something to delete.

    Args:
        group: the source page.
        why: a value of `PrivateDeletion.Why`.
        by: who asked for it; None: the clock.
        dry_run: only count.

    Returns:
        What was deleted, as {kind: number}.

    Raises:
        Waiting: what the group sent is being reviewed.
    """
    counts: Counter = Counter()
    try:
        with transaction.atomic():
            _delete(group, why, by, counts)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return +counts


def _delete(group: GroupPage, why: str, by: "User | None", counts: Counter) -> None:
    group = GroupPage.objects.select_for_update().get(pk=group.pk)
    if ReviewState.of(group).state == State.REVIEW:
        raise Waiting
    pages = GroupPage.objects.filter(translation_key=group.translation_key)
    cut = Cut.of(group)
    addresses = _addresses(group)
    cut.lost_images = _lost_images(group, pages)
    counts["drafts"] = _drafts(group, cut)
    counts["versions"] = _versions(pages, cut)
    counts["values"] = _rows(pages, cut)
    counts["files"] = _files(group, cut)
    counts["notes"] = _notes(group, pages, cut)
    counts["people"] = _people(group, why)
    counts["mails"] = _mails(group, cut, addresses)
    if +counts:
        PrivateDeletion.objects.create(
            group=group, title=group.title, why=why, by=by, counts=dict(+counts)
        )
        deletions.note(REPLAYED_AS, f"{group.translation_key} {why}")


def delete_again(key: str) -> bool:
    """Delete the private values of this key's group, as had been done before a restore."""
    translation_key, _blank, why = key.partition(" ")
    group = GroupPage.objects.sources().filter(translation_key=translation_key).first()
    if group is None:
        return False
    try:
        return bool(delete_private_values(group, why=why))
    except Waiting as error:
        raise deletions.CannotReplay from error


def _addresses(group: GroupPage) -> set[str]:
    """Return where mail about this group went to: its own address, its people, who was invited."""
    people = group.memberships.exclude(user__email=None).values_list("user__email", flat=True)
    invited = group.invitations.exclude(email="").values_list("email", flat=True)
    return {address for address in (group.email, *people, *invited) if address}


def _versions_of(pages: QuerySet[GroupPage]) -> QuerySet[Revision]:
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    content_type = ContentType.objects.get_for_model(GroupPage)
    return Revision.objects.filter(content_type=content_type, object_id__in=keys)


def _lost_images(group: GroupPage, pages: QuerySet[GroupPage]) -> set[int]:
    """Return the pictures of all versions and the draft that no public page shows."""
    images = set()
    for revision in _versions_of(pages).iterator():
        images |= images_in(revision.content)
    for page in pages:
        images |= images_in({"photos": list(page.photos.raw_data), "logo": page.logo_id})
    draft = ReviewState.of(group).draft
    images |= draft.images() if draft else set()
    shown = set()
    for page in pages.filter(live=True):
        shown |= images_in({"photos": list(page.photos.raw_data), "logo": page.logo_id})
    own = set(pages.values_list("pk", flat=True))
    candidates = HubImage.objects.filter(pk__in=images - shown)
    return {image.pk for image in candidates if not used_elsewhere(image, own)}


def _drafts(group: GroupPage, cut: Cut) -> int:
    draft = ReviewState.of(group).draft
    if draft is None:
        return 0
    cut.apply(draft.data)  # to know what to look for elsewhere
    draft.delete()
    return 1


def _versions(pages: QuerySet[GroupPage], cut: Cut) -> int:
    changed = 0
    for revision in _versions_of(pages).iterator():
        if cut.apply(revision.content):
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
            changed += 1
    key = pages.values_list("translation_key", flat=True).first()
    for source in TranslationSource.objects.filter(object_id=key):
        content = json.loads(source.content_json)
        if cut.apply(content):
            TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))
            changed += 1
    return changed


def _rows(pages: QuerySet[GroupPage], cut: Cut) -> int:
    """Empty the pages' own columns; no version is made of it."""
    changed = 0
    names = (*PUBLIC_CHOICES, *NEVER_PUBLIC)
    for page in pages:
        content: dict[str, Any] = {name: str(getattr(page, name) or "") for name in names}
        content |= {"photos": list(page.photos.raw_data), "logo": page.logo_id}
        for name in cut.public:
            content.pop(name)
        before = dict(content)
        if cut.apply(content):
            values = {name: content[name] for name in content if content[name] != before[name]}
            if "photos" in values:
                photos = GroupPage._meta.get_field("photos")
                values["photos"] = photos.to_python(json.dumps(values["photos"]))
            GroupPage.objects.filter(pk=page.pk).update(**values)
            changed += len(values)
    return changed


def _files(group: GroupPage, cut: Cut) -> int:
    """Delete pictures that nothing shows any more, and the scans of paper forms."""
    scans = group.submissions.exclude(scan="")
    for name in scans.values_list("scan", flat=True):
        transaction.on_commit(partial(default_storage.delete, name))
    return delete_files(HubImage.objects.filter(pk__in=cut.lost_images)) + scans.update(scan="")


def _notes(group: GroupPage, pages: QuerySet[GroupPage], cut: Cut) -> int:
    """Empty the notes and answers around submissions, and other texts that hold a secret."""
    any_words = Q()
    for name in WORDS:
        any_words |= ~Q(**{name: ""})
    changed = group.submissions.filter(any_words).update(**dict.fromkeys(WORDS, ""))
    group.confirmation_requests.exclude(confirmed_by_before="").update(confirmed_by_before="")
    changed += group.enquiries.exclude(words="", name="", email="").update(
        questions=[], words="", name="", email=""
    )
    changed += group.mistake_reports.exclude(words="", email="").update(words="", email="")
    changed += group.membership_events.exclude(reason="").update(reason="")
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    answers = TaskState.objects.filter(
        workflow_state__object_id__in=keys,
        workflow_state__content_type=ContentType.objects.get_for_model(GroupPage),
    )
    changed += answers.exclude(comment="").update(comment="")
    decisions = Decision.objects.filter(page_key__in=[int(key) for key in keys])
    changed += decisions.exclude(comment="", requested_by_name="").update(
        comment="", requested_by=None, requested_by_name=""
    )
    for entry in PageLogEntry.objects.filter(page__in=pages.values("pk")):
        data = without(entry.data, cut.secrets)
        if data != entry.data:
            PageLogEntry.objects.filter(pk=entry.pk).update(data=data)
            changed += 1
    return changed


def _people(group: GroupPage, why: str) -> int:
    """Cut people from what they agreed to, and forget who was invited."""
    cut = group.consents.exclude(person=None).update(person=None)
    group.membership_events.exclude(invitation=None).update(invitation=None)
    cut += group.invitations.all().delete()[0]
    if why == Why.CLOSED:
        cut += group.memberships.all().delete()[0]
    return cut


def _mails(group: GroupPage, cut: Cut, addresses: set[str]) -> int:
    """Delete mail about the group to its people, and every mail that holds a secret."""
    about = Q(recipient__in=addresses) & (
        Q(body__contains=group.title) | Q(subject__contains=group.title)
    )
    for secret in cut.secrets:
        about |= Q(body__contains=secret) | Q(recipient=secret) | Q(reply_to=secret)
    return OutgoingMail.objects.filter(about).delete()[0]
