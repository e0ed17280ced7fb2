"""One e-mail a day to translators and reviewers: what waits for them."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hub.accounts import roles
from hub.languages.models import Digest
from hub.languages.waiting import waiting_for
from hub.mail.services import queue_mail

MAX_LINES = 30


def people() -> QuerySet:
    """Return who translates or reviews a language."""
    names = [
        name
        for code in roles.translated_languages()
        for name in (roles.translators(code), roles.reviewers(code))
    ]
    users = get_user_model().objects.filter(groups__name__in=names, is_active=True)
    return users.distinct().order_by("pk")


@transaction.atomic
def write_to(person) -> bool:
    """Write to `person` what waits for them, once a day and only if something does."""
    waiting = waiting_for(person)
    if not waiting or not Digest.claim(person, timezone.localdate()):
        return False
    with translation.override(person.language):
        reason = _("You translate or review pages of this site.")
    return queue_mail(
        template="languages/mail/digest",
        context={
            "rows": waiting[:MAX_LINES],
            "count": len(waiting),
            "more": max(0, len(waiting) - MAX_LINES),
            "reason": reason,
        },
        recipient=person,
    )


def write_to_all() -> int:
    """Write to everybody; return to how many."""
    return sum(write_to(person) for person in people())
