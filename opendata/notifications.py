"""Who is told of an import: the others at the desk, because one of them must decide."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.editorial.people import desk_people
from hub.mail.services import queue_mail

if TYPE_CHECKING:
    from hub.accounts.models import User


def imported(user: "User", name: str, count: int) -> None:
    """One mail for the whole file, however many groups it changes."""
    others = desk_people()
    for person in others.exclude(pk=user.pk):
        with translation.override(person.language):
            queue_mail(
                template="opendata/mail/imported",
                context={
                    "sender": user,
                    "name": name,
                    "count": count,
                    "address": settings.BASE_URL + reverse("moderation_queue"),
                    "reason": _("You work at the collaboration desk."),
                },
                recipient=person,
                is_confidential=False,
            )
