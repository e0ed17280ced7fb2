"""The way to a group's events, on its own page in the portal."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from groups.doors import Door

if TYPE_CHECKING:
    from groups.models import GroupPage


def events_of(group: "GroupPage") -> Door:
    return Door(_("Your events"), reverse("group_events:of_group", args=[group.pk]), "calendar")
