"""Who is told what happened to an account's power."""

from django.utils import translation
from django.utils.translation import gettext as _

from hub.accounts.models import User
from hub.mail.services import queue_mail


def became_superuser(person: User, by: User | None) -> None:
    """Tell every administrator, the new one included: none is made in silence."""
    for recipient in User.objects.filter(is_superuser=True, is_active=True).exclude(email=None):
        with translation.override(recipient.language):
            queue_mail(
                recipient=recipient,
                template="accounts/email/security_notice",
                context={
                    "name": recipient.get_full_name(),
                    "what": _("%(person)s may do everything on this hub now (%(by)s).")
                    % {"person": person.username, "by": by or _("made on the machine itself")},
                    "reason": _("You are an administrator of this hub."),
                },
            )


def lost_second_factor(person: User) -> None:
    """Tell somebody that an operator removed their second factor."""
    with translation.override(person.language):
        queue_mail(
            recipient=person,
            template="accounts/email/security_notice",
            context={
                "name": person.get_full_name(),
                "what": _("The administrator of the hub removed the second factor."),
                "reason": _("Something about signing in to your account changed."),
            },
        )
