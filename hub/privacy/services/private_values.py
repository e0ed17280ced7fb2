"""Deleting what a page keeps private, everywhere, with a record that holds no value."""

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import EmailField, ForeignKey, Q, QuerySet
from wagtail.fields import StreamField
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision, TaskState, WorkflowState
from wagtail_localize.models import TranslationSource

from hub.assets.models import HubDocument, HubImage
from hub.core import deletions
from hub.core.rules import Refused
from hub.editorial.models import Decision
from hub.mail.models import OutgoingMail
from hub.privacy.models import PrivateDeletion
from hub.privacy.private_values import Cut, without
from hub.privacy.services.consents import consents_of
from hub.privacy.services.holds import require_not_held
from hub.privacy.twins import cleaners_of

if TYPE_CHECKING:
    from hub.accounts.models import User

REPLAYED_AS = "private values"


class Waiting(Exception):
    """The city has not decided on what was sent: what is examined cannot be emptied."""


class _DryRun(Exception):
    pass


def delete_private_values(
    page: Page, *, why: str, by: "User | None" = None, dry_run: bool = False
) -> Counter:
    """Delete the private values of `page` from its row, all versions, drafts, notes and mail.

    Doing it twice is the same as once; a record is written when there was something to delete.

    Args:
        page: the source page, of a type that is registered with `hub.privacy.twins`.
        why: a value of `PrivateDeletion.Why`.
        by: who asked for it; None: the clock.
        dry_run: only count.

    Returns:
        What was deleted, as {kind: number}.

    Raises:
        Waiting: what was sent of it is being reviewed.
        Refused: the page is held (`hub.privacy.services.hold`).
    """
    counts: Counter = Counter()
    try:
        with transaction.atomic():
            _delete(page, why, by, counts)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return +counts


def _delete(page: Page, why: str, by: "User | None", counts: Counter) -> None:
    model = type(page)
    page = model.objects.select_for_update().get(pk=page.pk)
    require_not_held(page)
    if _is_reviewed(page):
        raise Waiting
    pages = model.objects.filter(translation_key=page.translation_key)
    cut = Cut.of(page, why)
    addresses = _addresses(page, cut)
    cut.lost_images = _lost_images(page, pages, cut)
    for cleaner in cleaners_of(page):  # first of all: drafts tell what to look for elsewhere
        counts.update(cleaner.clean(page, cut))
    counts["versions"] += _versions(pages, cut)
    counts["values"] += _rows(pages, cut)
    counts["files"] += delete_files(HubImage.objects.filter(pk__in=cut.lost_images))
    counts["notes"] += _notes(pages, cut)
    counts["people"] += consents_of(page).exclude(person=None).update(person=None)
    counts["mails"] += _mails(page, cut, addresses)
    if +counts:
        PrivateDeletion.objects.create(
            content_object=page, label=str(page)[:255], why=why, by=by, counts=dict(+counts)
        )
        deletions.note(REPLAYED_AS, f"{model._meta.label} {page.translation_key} {why}")


def delete_again(key: str) -> bool:
    """Delete the private values of this key's page, as had been done before a restore."""
    label, translation_key, why = key.split(" ")
    model = apps.get_model(label)
    page = model.objects.sources().filter(translation_key=translation_key).first()
    if page is None:
        return False
    try:
        return bool(delete_private_values(page, why=why))
    except (Waiting, Refused) as error:
        raise deletions.CannotReplay from error


def _is_reviewed(page: Page) -> bool:
    active = WorkflowState.objects.active().for_instance(page)
    return active.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists()


def _addresses(page: Page, cut: Cut) -> set[str]:
    """Return where mail about this page went to: its own address, and those that rooms know."""
    columns = (name for name in cut.names if isinstance(_column(cut, name), EmailField))
    found = {getattr(page, name) for name in columns}
    for cleaner in cleaners_of(page):
        found |= cleaner.addresses(page)
    return {address for address in found if address}


def _column(cut: Cut, name: str) -> Any:
    return cut.model._meta.get_field(name)


def _versions_of(pages: QuerySet) -> QuerySet[Revision]:
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    content_type = ContentType.objects.get_for_model(pages.model)
    return Revision.objects.filter(content_type=content_type, object_id__in=keys)


def _pictures(page: Page, cut: Cut) -> dict[str, Any]:
    """Return the values of a page's row that hold pictures, as a version holds them."""
    return {name: _as_json(page, name, _column(cut, name)) for name in cut.twins.pictures}


def _as_json(page: Page, name: str, column: Any) -> Any:
    if isinstance(column, ForeignKey):
        return getattr(page, column.attname)
    return list(getattr(page, name).raw_data)


def _lost_images(page: Page, pages: QuerySet, cut: Cut) -> set[int]:
    """Return the pictures of all versions, and of what rooms keep, that no public page shows."""
    images: set[int] = set()
    for revision in _versions_of(pages).iterator():
        images |= cut.images_in(revision.content)
    for cleaner in cleaners_of(page):
        images |= cleaner.pictures(page)
    shown: set[int] = set()
    for each in pages:
        here = cut.images_in(_pictures(each, cut))
        images |= here
        shown |= here if each.live else set()
    own = set(pages.values_list("pk", flat=True))
    candidates = HubImage.objects.filter(pk__in=images - shown)
    return {image.pk for image in candidates if not _is_used_elsewhere(image, own)}


def _is_used_elsewhere(asset: HubImage | HubDocument, pages: set[int]) -> bool:
    """Return whether anything but the pages with the keys `pages` uses `asset`."""
    references = ReferenceIndex.get_references_to(asset)
    page_type = ContentType.objects.get_for_model(Page).pk
    users = references.values_list("base_content_type_id", "object_id")
    return any(content_type != page_type or int(key) not in pages for content_type, key in users)


def delete_files(assets: QuerySet) -> int:
    """Delete pictures or documents; their files once the transaction holds. Return how many."""
    count = 0
    for asset in assets:
        asset.delete()  # Wagtail deletes the file and the renditions after the commit
        count += 1
    return count


def _versions(pages: QuerySet, cut: Cut) -> int:
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


def _rows(pages: QuerySet, cut: Cut) -> int:
    """Empty the pages' own columns; no version is made of it."""
    changed = 0
    for page in pages:
        content: dict[str, Any] = {name: str(getattr(page, name) or "") for name in cut.names}
        content |= _pictures(page, cut)
        for name in cut.public:
            content.pop(name)
        before = dict(content)
        if cut.apply(content):
            values = {name: content[name] for name in content if content[name] != before[name]}
            stored = {name: _stored(_column(cut, name), value) for name, value in values.items()}
            cut.model.objects.filter(pk=page.pk).update(**stored)
            changed += len(values)
    return changed


def _stored(column: Any, value: Any) -> Any:
    return column.to_python(json.dumps(value)) if isinstance(column, StreamField) else value


def _notes(pages: QuerySet, cut: Cut) -> int:
    """Empty the answers of reviews and decisions, and other texts that hold a secret."""
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    answers = TaskState.objects.filter(
        workflow_state__object_id__in=keys,
        workflow_state__content_type=ContentType.objects.get_for_model(cut.model),
    )
    changed = answers.exclude(comment="").update(comment="")
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


def _mails(page: Page, cut: Cut, addresses: set[str]) -> int:
    """Delete mail about the page to its people, and every mail that holds a secret."""
    about = Q(recipient__in=addresses) & (
        Q(body__contains=page.title) | Q(subject__contains=page.title)
    )
    for secret in cut.secrets:
        about |= Q(body__contains=secret) | Q(recipient=secret) | Q(reply_to=secret)
    return OutgoingMail.objects.filter(about).delete()[0]
