"""What staff alone may see: a restriction of Wagtail, so that everything that asks what is public
leaves it out."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from wagtail.models import PageViewRestriction

from hub.accounts.roles import ADMIN

if TYPE_CHECKING:
    from events.trainings.models import CoursePage


def roles_of_staff() -> QuerySet[Group]:
    """Return the roles of city hall: those that enter the admin."""
    app, codename = ADMIN.split(".")
    permission = {"permissions__content_type__app_label": app, "permissions__codename": codename}
    return Group.objects.filter(**permission).order_by("pk")


def keep_to_staff(page: "CoursePage") -> None:
    """Close a course to all but staff, or open it again, as its row says."""
    ours = PageViewRestriction.objects.filter(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    if not page.is_for_staff_alone:
        for restriction in ours:
            restriction.delete()
        return
    restriction = ours.first() or PageViewRestriction.objects.create(
        page_id=page.pk, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.set(roles_of_staff())
