"""What of courses waits for the desk: dates whose list has not been typed in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.trainings.models import CoursePage
from hub.attendance.models import Arrival
from hub.core.today import Waiting
from hub.editorial.people import is_desk
from hub.occurrences.models import Occurrence
from hub.occurrences.workflow import HELD
from hub.signups.models import SignUp
from hub.signups.workflow import SEATED

if TYPE_CHECKING:
    from hub.accounts.models import User

LOOKED_AT = timedelta(days=28)


def lines(user: "User") -> Iterator[Waiting]:
    if not is_desk(user):
        return
    now = timezone.now()
    coming = SignUp.objects.filter(
        state__in=SEATED, sheet__date__page=OuterRef("page"), sheet__role=""
    )
    untyped = Occurrence.objects.filter(
        Exists(coming),
        ~Exists(Arrival.objects.filter(date=OuterRef("pk"))),
        page__in=CoursePage.objects.order_by().values("pk"),
        state__in=HELD,
        ends_at__lte=now,
        ends_at__gt=now - LOOKED_AT,
    ).count()
    label = _("Courses: who came is not noted yet")
    yield Waiting(untyped, label, reverse("sign_up_sheets:index"), order=150)
