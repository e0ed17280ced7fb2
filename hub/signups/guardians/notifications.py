"""Mails to guardians, in their own language."""

from enum import Enum

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.mail.services import absolute, queue_mail
from hub.signups.guardians.links import guardian_path
from hub.signups.guardians.text import lines
from hub.signups.models import SignUp
from hub.signups.notifications import moment_in_words


class ToGuardian(Enum):
    """What a mail says first, in a sentence that is its subject, too."""

    ASK = gettext_lazy("Your child would like to take part. Do you agree?")
    ASK_AGAIN = gettext_lazy("Time or place has changed. May your child still take part?")
    REMIND = gettext_lazy("Please answer: may your child take part?")
    AGREED = gettext_lazy("You agreed that your child takes part.")


def ask_guardian(signup: SignUp) -> None:
    _send(signup, ToGuardian.ASK)


def ask_guardian_again(signup: SignUp) -> None:
    _send(signup, ToGuardian.ASK_AGAIN)


def remind_guardian(signup: SignUp) -> None:
    _send(signup, ToGuardian.REMIND)


def thank_guardian(signup: SignUp) -> None:
    _send(signup, ToGuardian.AGREED)


def _send(signup: SignUp, said: ToGuardian) -> None:
    language = signup.guardian_language
    if not signup.guardian_email:
        return
    with translation.override(language):
        until = signup.guardian_until
        queue_mail(
            template="signups/guardian_mail/to_guardian",
            context={
                "said": str(said.value),
                "lines": lines(signup, language),
                "until": moment_in_words(until) if until else "",
                "address": absolute(guardian_path(signup)),
                "reason": _("Someone wrote this address into the form as a guardian's."),
            },
            address=signup.guardian_email,
            language=language,
        )
