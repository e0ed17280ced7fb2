"""A new group's page: begun, given up, forgotten. One change = one transaction. No request here."""

import hashlib
import re
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import ReferenceIndex

from groups.directory.models import GroupIndexPage
from groups.models import GroupPage, Membership, Registration
from groups.registration.permissions import give_up_refusal, is_unfinished, registration_refusal
from hub.assets.models import HubImage
from hub.core.rules import Answer, Refused, require
from hub.editorial.people import desk_answer, is_desk
from hub.forms.drafts import COLLECTION
from hub.submissions.models import DeskEntry

if TYPE_CHECKING:
    from hub.accounts.models import User


@transaction.atomic
def start_group(
    user: "User",
    *,
    title: str,
    name_kana: str,
    form_key: str,
    legal_form: str = "",
    name: str = "",
) -> GroupPage:
    """Begin the page of a new group; the same form sent twice begins it once.

    Args:
        user: who begins it. Of a group: they become its representative. Of the desk: they type
            for it (代理入力), and it has no representative yet.
        title: the group's name.
        name_kana: the name in katakana.
        form_key: what the form was marked with when it was opened.
        legal_form: which kind of group it is.
        name: of the person, kept if they have none yet.

    Raises:
        Refused: they may not.
    """
    key = hashlib.sha1(f"{user.pk}:{form_key}".encode(), usedforsecurity=False).hexdigest()
    directory = GroupIndexPage.objects.sources().select_for_update().first()
    begun = Registration.objects.filter(form_key=key).select_related("group").first()
    if begun:
        return begun.group
    at_desk = is_desk(user)
    if not at_desk and (reason := registration_refusal(user)):
        raise Refused(Answer(False, reason))
    group = GroupPage(
        title=title,
        draft_title=title,
        slug=next_slug(timezone.localdate().year),
        name_kana=name_kana,
        legal_form=legal_form,
        live=False,
        has_unpublished_changes=True,
        locale_id=directory.locale_id,
        owner=user,
    )
    directory.add_child(instance=group)
    Registration.objects.create(group=group, started_by=user, form_key=key)
    if at_desk:
        type_for(group, user)
    else:
        Membership.objects.create(user=user, group=group, role=Membership.Role.OWNER)
        if name and not user.display_name:
            user.display_name = name
            user.save(update_fields=["display_name"])
    return group


def next_slug(year: int) -> str:
    """Return an address for a new page: a group's name says little in ASCII."""
    prefix = f"group-{year}-"
    slugs = GroupPage.objects.filter(slug__startswith=prefix).values_list("slug", flat=True)
    numbers = [int(found[1]) for slug in slugs if (found := re.fullmatch(rf"{prefix}(\d+)", slug))]
    return f"{prefix}{max(numbers, default=0) + 1:04d}"


@transaction.atomic
def type_for(group: GroupPage, user: "User") -> DeskEntry:
    """Let `user` of the desk type for `group`, for a working day (代理入力).

    Raises:
        Refused: they are not of the desk.
    """
    require(desk_answer(user))
    GroupPage.objects.select_for_update().get(pk=group.pk)
    active = DeskEntry.objects.of(user, group)
    return active or DeskEntry.objects.create(page=group, user=user)


@transaction.atomic
def stop_typing_for(group: GroupPage, user: "User") -> None:
    """End what `type_for` began."""
    DeskEntry.objects.active().filter(page=group, user=user).update(ended_at=timezone.now())


@transaction.atomic
def give_up(group: GroupPage, user: "User") -> None:
    """Remove a registration that was never sent, with all that was typed and its pictures.

    Raises:
        Refused: `user` may not, or the city has seen it.
    """
    group = GroupPage.objects.select_for_update().get(pk=group.pk)
    if reason := give_up_refusal(user, group):
        raise Refused(Answer(False, reason))
    remove(group)


@transaction.atomic
def remove(group: GroupPage) -> bool:
    """Remove the unfinished registration `group` with its pictures.

    Returns:
        Whether it was still unfinished; otherwise nothing is removed.
    """
    held = GroupPage.objects.select_for_update().filter(pk=group.pk).first()
    if held is None or not is_unfinished(held):
        return False
    pictures = [image.pk for image in _pictures(held)]
    held.delete()
    for image in HubImage.objects.filter(pk__in=pictures):
        if not ReferenceIndex.get_references_to(image).exists():
            image.delete()
    return True


def _pictures(group: GroupPage) -> models.QuerySet:
    """Return the pictures that were uploaded for `group`, those taken out of it again too."""
    people = {group.registration.started_by_id}
    people |= set(group.memberships.values_list("user", flat=True))
    people |= set(group.desk_entries.values_list("user", flat=True))
    return HubImage.objects.filter(
        collection__name=COLLECTION,
        title=group.title[:255],
        uploaded_by_user__in=people - {None},
        created_at__gte=group.registration.started_at,
    )
