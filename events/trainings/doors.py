"""What who signed up for a course finds beside their sign-up: the certificate, once it is theirs."""

from django.urls import reverse
from django.utils.translation import gettext as _

from events.trainings.models import Certificate
from events.trainings.services import came_often_enough, days_of
from hub.core.switches import is_open
from hub.signups.hosts import Door
from hub.signups.links import token_of
from hub.signups.models import SignUp
from hub.signups.workflow import State


def doors(signup: SignUp) -> list[Door]:
    """Return the way to the certificate of a sign-up, if there is one or one is due."""
    course = signup.sheet.subject
    if not is_open("events.trainings") or not course.needed or signup.state != State.ATTENDED:
        return []
    given = Certificate.objects.filter(signup=signup).exists()
    if not given and not came_often_enough(course, days_of(signup)):
        return []
    return [Door(_("Certificate (PDF)"), reverse("certificate_pdf", args=[token_of(signup)]))]
