"""Groups whose private data have been kept long enough after they were dissolved."""

import logging
from datetime import date

from django.db.models import QuerySet

from groups.choices import ActivityStatus
from groups.models import GroupPage
from hub.privacy.models import PrivateDeletion
from hub.privacy.services import Waiting, delete_private_values

logger = logging.getLogger(__name__)


def closed_before(day: date) -> QuerySet[GroupPage]:
    """Return the groups that were dissolved before `day`."""
    closed = GroupPage.objects.sources().filter(activity_status=ActivityStatus.CLOSED)
    return closed.filter(closed_on__lt=day).order_by("pk")


def forget_closed(groups: QuerySet[GroupPage]) -> int:
    """Delete the private values of groups whose time is over; return of how many there were any.

    A group of which something waits for the city is left for another night.
    """
    done = 0
    for group in groups:
        try:
            done += bool(delete_private_values(group, why=PrivateDeletion.Why.CLOSED))
        except Waiting:
            logger.info("Something of group %s waits for a decision.", group.pk)
    return done
