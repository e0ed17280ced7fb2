"""What of sign-ups waits for the desk (`hub.core.today`): people whom no mail reaches are called."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core.switches import is_open
from hub.core.today import Waiting
from hub.editorial.people import is_desk
from hub.signups.interpreters.wishes import PART
from hub.signups.models import InterpreterReply, SignUp

if TYPE_CHECKING:
    from hub.accounts.models import User


def lines(user: "User") -> Iterator[Waiting]:
    if not is_desk(user):
        return
    number = SignUp.objects.unreached(timezone.now()).count()
    label = _("Signed up, but e-mails do not arrive: please call")
    yield Waiting(number, label, reverse("sign_up_sheets:index"), order=140)
    if is_open(PART):
        number = InterpreterReply.objects.to_be_told(timezone.now()).count()
        label = _("Interpreters who can come: please tell who wished for them")
        yield Waiting(number, label, reverse("sign_up_sheets:index"), order=150)
