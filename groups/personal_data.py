"""Which data of people groups bring, and how long they are kept (see `hub.core.retention`)."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from groups.models import GroupPage, GroupSettings, Invitation, Membership
from groups.registration.reminders import REMOVE_AFTER, untouched_since
from groups.registration.services import remove
from groups.retention.services import closed_before, forget_closed
from hub.core.register_words import (
    ACCOUNTS,
    DESK,
    FROM_END,
    FROM_PERSON,
    FROM_WRITING,
    WITH_PAGE,
)
from hub.core.retention import Months, PersonalFile, Span, Term


def _closed_long_enough() -> Months:
    return Months(GroupSettings.load().keep_closed_months)


def _closed(before: datetime) -> QuerySet[GroupPage]:
    return closed_before(timezone.localdate(before))


def _remove_registrations(groups: QuerySet[GroupPage]) -> int:
    return sum(remove(group) for group in groups)


FILES = [
    PersonalFile(
        name=GroupPage._meta.verbose_name_plural,
        models=(
            "groups.GroupPage",
            "groups.Registration",
            "groups.ConfirmationRequest",
            "groups.CornerPrint",
            "groups.CornerRound",
        ),
        purpose=_("To present groups to residents, and to reach them"),
        people=_("Representatives and contacts of groups"),
        source=_("From the group"),
        recipients=_("The public, what the group has published"),
        office=DESK,
        terms=(
            Term(
                "groups.closed",
                "groups.GroupPage",
                _closed_long_enough,
                FROM_END,
                _closed,
                forget=forget_closed,
                batch=1,
            ),
            Term(
                "groups.unfinished",
                "groups.GroupPage",
                Span(REMOVE_AFTER),
                FROM_WRITING,
                untouched_since,
                forget=_remove_registrations,
                batch=1,
            ),
        ),
        kept=WITH_PAGE,
    ),
    PersonalFile(
        name=Membership._meta.verbose_name_plural,
        models=("groups.Membership", "groups.MembershipEvent", "groups.Invitation"),
        purpose=_("To know who keeps a group's page"),
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=DESK,
        terms=(
            Term(
                "groups.invitations",
                "groups.Invitation",
                Span(Invitation.KEEP),
                FROM_END,
                Invitation.objects.ended,
                bounds=(30, 365),
            ),
        ),
        kept=WITH_PAGE,
    ),
]
