"""Which promises are asked for."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from hub.core.retention import months_before
from hub.followups.kinds import pages_of
from hub.followups.workflow import OPEN

if TYPE_CHECKING:
    from hub.followups.models import FollowUp

KEPT_ASKING = 14  # months after the day: the last question comes after twelve


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def locked(self, pk: int) -> "FollowUp":
        """Return the promise, and let nobody else change it before the commit."""
        return self.select_for_update(of=("self",)).with_names().get(pk=pk)

    def with_names(self) -> Self:
        """Promises with what is said of them, in one query."""
        return self.select_related("page", "promiser", "department__office")

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def overdue(self, today: date) -> Self:
        """Those whose day, or the new one that the head named, has passed."""
        in_time = Q(due__gte=today) | Q(late_until__gte=today)
        return self.open().exclude(in_time)

    def may_be_due(self, today: date) -> Self:
        """Those about which somebody may have to be asked: open ones, and those of last year."""
        return self.filter(Q(state__in=OPEN) | Q(due__gte=months_before(today, KEPT_ASKING)))

    def asked_of(self, address: str) -> Self:
        """Those about which a mailbox is asked, or warned."""
        offices = Q(email="", department__office__email=address)
        heads = Q(department__office__head_email=address)
        return self.filter(
            Q(email=address) | offices | heads | Q(promiser__in=pages_of(address), email="")
        )

    def to_be_answered(self) -> Self:
        """Those that are open, and those that were asked about again."""
        return self.filter(Q(state__in=OPEN) | Q(asked_on__isnull=False))

    def of_page(self, page: int, about: str = "") -> Self:
        """Those shown on the source page `page`, about the whole of it or about one thing."""
        return self.filter(page=page, about=about).with_names()
