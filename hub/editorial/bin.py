"""Deleting a page puts it into the bin, from where it comes back within a month."""

from uuid import NAMESPACE_URL, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.actions.move_page import MovePageAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page, Revision, WorkflowState
from wagtail.query import PageQuerySet

from hub.core.locales import default_locale_id
from hub.editorial.models import BinnedPage, BinPage
from hub.editorial.models.bin import bin_slug, in_bin
from hub.mail.services import absolute

# One family, so that what moves with its section's translation finds its bin by itself.
FAMILY = uuid5(NAMESPACE_URL, "hub.editorial.bin")
UNDER_WAY = _("Something here is under review or approved for a date: it cannot be deleted now.")
SUBMITTED = _("This was submitted or public once: only who may publish it can delete it.")
NO_PLACE = _("The page that it stood below is gone: restore that one first.")
HOME = _("The first page of a language cannot be deleted.")
TRANSLATION = _("A translation goes with its source. You can take it offline by itself.")
HOME_DEPTH = 2


def delete_refusal(user: object, page: Page) -> str:
    """Return why `user` may not put `page` into the bin, or "".

    Never within a review or before an approved date, whoever asks; who may not publish bins only
    what was never submitted.
    """
    if page.depth <= HOME_DEPTH:
        return HOME
    if page.locale_id != default_locale_id():
        return TRANSLATION
    tree = page.get_descendants(inclusive=True)
    families = Page.objects.filter(translation_key__in=tree.values("translation_key"))
    if _under_way(families):
        return UNDER_WAY
    rights = page.permissions_for_user(user)
    may_publish = user.is_superuser or "publish" in rights.permissions
    return SUBMITTED if not may_publish and _was_submitted(families) else ""


def _under_way(pages: PageQuerySet) -> bool:
    scheduled = Revision.objects.filter(_about(pages), approved_go_live_at__isnull=False)
    waiting = WorkflowState.objects.filter(_about(pages), status=WorkflowState.STATUS_IN_PROGRESS)
    return waiting.exists() or scheduled.exists()


def _was_submitted(pages: PageQuerySet) -> bool:
    published = pages.filter(first_published_at__isnull=False)
    return published.exists() or WorkflowState.objects.filter(_about(pages)).exists()


def _about(pages: PageQuerySet) -> Q:
    """Return what finds Wagtail's rows about `pages`."""
    keys = [str(pk) for pk in pages.values_list("pk", flat=True)]
    return Q(base_content_type=ContentType.objects.get_for_model(Page), object_id__in=keys)


@transaction.atomic
def put_into_bin(page: Page, user: object) -> BinnedPage:
    """Take a source page, all below it and its translations offline and into the bin.

    Raises:
        PermissionDenied: `user` may not delete it.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    if not page.permissions_for_user(user).can_delete():
        raise PermissionDenied(str(delete_refusal(user, page)))
    row = BinnedPage.objects.create(
        page=page.page_ptr,
        place=page.get_parent(),
        url_path=page.url_path,
        slug=page.slug,
        address=absolute((page.get_url_parts() or ("", "", ""))[2] or "/"),
        was_public=page.first_published_at is not None,
        binned_by=user,
    )
    log(instance=page, action="hub.binned", user=user, data={"address": row.address})
    for member in [page, *_translations(page)]:
        for live in member.get_descendants(inclusive=True).live().specific():
            live.unpublish(user=user)
    for member in Page.objects.filter(translation_key=page.translation_key):
        if not in_bin(member):
            _move(member, _bin_of(member.locale), member.slug, user)
    row.refresh_from_db()
    return row


@transaction.atomic
def restore(row: BinnedPage, user: object) -> Page:
    """Put a page back where it stood, as a draft, with its translations; return it.

    If another page has its address meanwhile, it gets one beside it.

    Raises:
        PermissionDenied: `user` may not, or the place is gone.
    """
    row = BinnedPage.objects.restorable_by(user).filter(pk=row.pk).first()
    if row is None:
        raise PermissionDenied
    if row.place is None or in_bin(row.place):
        raise PermissionDenied(str(NO_PLACE))
    for member in [row.page, *_translations(row.page)]:
        place = row.place.get_translation_or_none(member.locale)
        member = Page.objects.get(pk=member.pk)  # moving the source may have moved it already
        if place is not None and in_bin(member):
            _move(member, place, row.slug, user)
    row.delete()
    page = Page.objects.get(pk=row.page_id).specific
    log(instance=page, action="hub.restored", user=user)
    return page


def _move(page: Page, place: Page, slug: str, user: object) -> None:
    """Move `page`; its slug is `slug`, or the next one that is free there.

    Whoever calls has asked whether `user` may: Wagtail would always deny the bin.
    """
    page = page.specific
    page.slug = find_available_slug(place, slug, ignore_page_id=page.pk)
    page.save(clean=False)
    action = MovePageAction(page, place, pos="last-child", user=user)
    action.execute(skip_permission_checks=True)


def delete_for_good(rows: QuerySet[BinnedPage]) -> int:
    """Delete pages that have lain in the bin for their time; return how many."""
    emptied = 0
    for row in rows.select_related("page"):
        for member in [*_translations(row.page), row.page]:
            if in_bin(member):
                member.specific.delete()
        emptied += 1
    return emptied


def _translations(page: Page) -> PageQuerySet:
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def _bin_of(locale: Locale) -> BinPage:
    found = BinPage.objects.filter(locale=locale).first()
    if found is not None:
        return found
    title = str(BinPage._meta.verbose_name)
    page = BinPage(
        title=f"{title} ({locale.language_code})",
        slug=bin_slug(locale.language_code),
        locale=locale,
        translation_key=FAMILY,
        live=False,
    )
    return Page.get_first_root_node().add_child(instance=page)
