"""Roles and what they hold, made to be as the rooms' `roles` say, again and again."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from hub.accounts.adapter import renew_second_factors
from hub.accounts.roles import Grants, Tree, all_grants

# Made by Wagtail's own migrations; they may publish everywhere.
STOCK_GROUPS = ["Editors", "Moderators"]


def run() -> None:
    """Make the roles; take from them whatever the table does not name. Renew what a former key seals.

    Trees that do not exist yet are left out: run again once they do.
    """
    with transaction.atomic():
        Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
        permissions = _permissions()
        for name, grants in all_grants().items():
            group, _created = Group.objects.get_or_create(name=name)
            group.permissions.set([permissions[key] for key in grants.permissions])
            _set_collections(group, {permissions[key] for key in grants.collections})
            _set_pages(group, grants, permissions)
        if settings.SECRET_KEY_FALLBACKS:
            renew_second_factors()


def _permissions() -> dict[str, Permission]:
    """Return {"app_label.codename": Permission}."""
    rows = Permission.objects.select_related("content_type")
    return {f"{row.content_type.app_label}.{row.codename}": row for row in rows}


def _set_collections(group: Group, wanted: set[Permission]) -> None:
    root = Collection.get_first_root_node()
    group.collection_permissions.exclude(collection=root, permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _set_pages(group: Group, grants: Grants, permissions: dict[str, Permission]) -> None:
    wanted = {
        (page_id, permissions[f"wagtailcore.{action}_page"].pk)
        for page_ids, actions in _trees(grants)
        for page_id in page_ids
        for action in actions
    }
    present = {
        (page_id, permission_id): pk
        for pk, page_id, permission_id in group.page_permissions.values_list(
            "pk", "page_id", "permission_id"
        )
    }
    surplus = [pk for pair, pk in present.items() if pair not in wanted]
    GroupPagePermission.objects.filter(pk__in=surplus).delete()
    for page_id, permission_id in wanted - present.keys():
        GroupPagePermission.objects.create(
            group=group, page_id=page_id, permission_id=permission_id
        )


def _trees(grants: Grants) -> list[tuple[list[int], tuple[str, ...]]]:
    """Return [(ids of the roots of trees, actions)] that `grants` speaks of."""
    return [(_ids(tree), actions) for tree, actions in grants.trees.items()]


def _ids(tree: Tree) -> list[int]:
    pages: type[Page] = apps.get_model(tree.page_type)
    rows = pages.objects.filter(locale__language_code=tree.language)
    if tree.slug:
        rows = rows.filter(slug=tree.slug)
    return list(rows.order_by("pk").values_list("pk", flat=True))
