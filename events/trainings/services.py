"""What follows from having come to a course: a record for who has an account, a certificate."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from events.trainings.models import Certificate, CoursePage, TrainingRecord
from hub.accounts.models import User
from hub.signups.models import SignUp
from hub.signups.workflow import State
from hub.text.mail_addresses import mail_key


def days_of(signup: SignUp) -> list[date]:
    """Return the days of a course on which somebody came, as long as that is kept."""
    arrivals = signup.arrivals.select_related("date").order_by("date__starts_at")
    return [arrival.date.first_day for arrival in arrivals]


def came_often_enough(course: CoursePage, days: list[date]) -> bool:
    """Return whether who came on `days` has done `course`: once, if it does not ask for more."""
    return len(days) >= max(course.needed, 1)


@transaction.atomic
def certificate_of(signup: SignUp, now: datetime) -> Certificate | None:
    """Return the certificate of a sign-up, made now if it is due; None if there is none for it.

    It is given once: what is undone or forgotten afterwards takes it from nobody.
    """
    signup = SignUp.objects.select_for_update(of=("self",)).get(pk=signup.pk)
    given = Certificate.objects.filter(signup=signup).first()
    course = signup.sheet.subject
    if given or not isinstance(course, CoursePage) or not course.needed:
        return given
    days = days_of(signup)
    is_guest = signup.state == State.ATTENDED and not signup.sheet.role
    if not is_guest or not came_often_enough(course, days):
        return None
    return Certificate.objects.create(
        signup=signup,
        page=course,
        title=course.title,
        days=[day.isoformat() for day in days],
        given_on=timezone.localdate(now),
    )


@transaction.atomic
def note_trained(signup: SignUp) -> TrainingRecord | None:
    """Note that who signed up with the address of an account has done a course, if they have.

    A sign-up is confirmed by a mail to its address, so the address is theirs.
    """
    course, days = signup.sheet.subject, days_of(signup)
    if not signup.email or not isinstance(course, CoursePage):
        return None
    user = User.objects.filter(email=mail_key(signup.email), is_active=True).first()
    if user is None or not came_often_enough(course, days):
        return None
    record, _is_new = TrainingRecord.objects.update_or_create(
        page=course, user=user, defaults={"day": days[-1]}
    )
    return record


def settle(now: datetime) -> int:
    """Give what is due to all who came to courses; return how many certificates there are more."""
    before = Certificate.objects.count()
    came = SignUp.objects.filter(state=State.ATTENDED, sheet__role="", arrivals__isnull=False)
    pages = CoursePage.objects.order_by().values("pk")
    rows = came.filter(sheet__date__page__in=pages).select_related("sheet__date__page")
    for signup in rows.distinct().order_by("pk"):
        certificate_of(signup, now)
        note_trained(signup)
    return Certificate.objects.count() - before
