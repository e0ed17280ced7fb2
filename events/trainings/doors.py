"""The ways to courses: the certificate beside a sign-up, own courses on a group's page."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.trainings.models import Certificate
from events.trainings.services import came_often_enough, days_of
from groups.doors import Door as DoorOfGroup
from hub.core.switches import is_open
from hub.signups.hosts import Door
from hub.signups.links import token_of
from hub.signups.models import SignUp
from hub.signups.workflow import State

if TYPE_CHECKING:
    from groups.models import GroupPage


def doors(signup: SignUp) -> list[Door]:
    """Return the way to the certificate of a sign-up, if there is one or one is due."""
    course = signup.sheet.subject
    if not is_open("events.trainings") or not course.needed or signup.state != State.ATTENDED:
        return []
    given = Certificate.objects.filter(signup=signup).exists()
    if not given and not came_often_enough(course, days_of(signup)):
        return []
    return [Door(_("Certificate (PDF)"), reverse("certificate_pdf", args=[token_of(signup)]))]


def courses_of(group: "GroupPage") -> DoorOfGroup:
    """Return the way to what people of a group did, and to what is on for groups."""
    return DoorOfGroup(gettext_lazy("My courses"), reverse("my_trainings"), "book-open")
