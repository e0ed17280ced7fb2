"""Abandoned registrations: a reminder after 30 days, before they are removed after 60."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.models import GroupPage, Registration
from groups.purposes import REGISTRATION
from groups.registration.sign_in_links import RESUMABLE_FOR
from hub.accounts.links import issue_link
from hub.accounts.models import User
from hub.accounts.permissions import signs_in_by_mail
from hub.mail.services import absolute, queue_mail

REMIND_AFTER = timedelta(days=30)
REMOVE_AFTER = timedelta(days=60)


def untouched_since(moment: datetime):
    """Return the unfinished registrations that no one has touched since `moment`."""
    begun = F("registration__started_at")
    touched = Greatest(begun, Coalesce(F("drafts__updated_at"), begun))
    return (
        GroupPage.objects.unfinished().annotate(touched_at=touched).filter(touched_at__lte=moment)
    )


def remind_of_unfinished(now: datetime | None = None) -> int:
    """Remind the people of registrations that are due for it; return how many."""
    now = now or timezone.now()
    due = untouched_since(now - REMIND_AFTER)
    # A registration that was touched after its reminder is reminded of again.
    due = due.filter(
        Q(registration__reminded_at=None) | Q(registration__reminded_at__lt=F("touched_at"))
    )
    return sum(remind(group, now) for group in due)


@transaction.atomic
def remind(group: GroupPage, now: datetime) -> bool:
    """Write to the person who began `group`, once; return whether there was anyone to write to."""
    Registration.objects.filter(group=group).update(reminded_at=now)
    people = User.objects.filter(memberships__group=group, is_active=True).exclude(email=None)
    for person in people:
        with translation.override(person.language):
            queue_mail(
                template="groups/mail/unfinished",
                context={
                    "group": group,
                    "address": _address(group, person),
                    "remove_on": timezone.localdate(now + REMOVE_AFTER - REMIND_AFTER),
                    "reason": _("You began to register this group."),
                },
                recipient=person,
            )
    return bool(people)


def _address(group: GroupPage, person: User) -> str:
    """Where to go on: by a link that signs in, or by the group's page for who has a password."""
    if not signs_in_by_mail(person):
        return absolute(reverse("portal:page", args=[group.pk]))
    issued = issue_link(
        purpose=REGISTRATION,
        email=str(person.email),
        user=person,
        valid_for=RESUMABLE_FOR,
        language=person.language or settings.LANGUAGE_CODE,
    )
    return absolute(reverse("portal:confirm_link", args=[issued.token]))
