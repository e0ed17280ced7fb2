"""What of talks waits for the desk (`hub.core.today`)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.dialogue.models import Session
from hub.core.today import Waiting
from hub.editorial.people import is_desk

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User") -> Iterator[Waiting]:
    if is_desk(user):
        today, url = timezone.localdate(), reverse("dialogue:index")
        unsorted = Session.objects.unsorted(today).count()
        yield Waiting(unsorted, _("Talks with notes that have no theme yet"), url, 162)
        late = Session.objects.unpublished(today).count()
        yield Waiting(late, _("Talks whose page is not public yet"), url, 163)
