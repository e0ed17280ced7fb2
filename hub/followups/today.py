"""What the desk has to look after among promises (`hub.core.today`)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.today import Waiting
from hub.editorial.people import is_desk
from hub.followups.models import FollowUp

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User") -> Iterator[Waiting]:
    if is_desk(user):
        number = FollowUp.objects.overdue(timezone.localdate()).count()
        yield Waiting(number, _("Promises whose day has passed"), reverse("promises:index"), 160)
