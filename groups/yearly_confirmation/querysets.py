"""Which groups are asked, and which of them the desk has to look after."""

import re
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from wagtail.models import PageLogEntry

from groups.choices import ActivityStatus, RequestKind
from groups.models import ConfirmationRequest, ConfirmationRound, GroupPage, Membership
from groups.querysets import GroupPageQuerySet
from hub.submissions.models import Submission
from hub.text.normalise import plain
from hub.text.numbers import whole_number

PAUSE_OVER = "groups.pause_over"  # in a page's log: the group was asked whether it is active
NEW = timedelta(days=183)
NUMBER = re.compile(r"[0-9]{4}-([0-9]{1,9})")
SILENCE = timedelta(days=7)  # two letters never come closer than this

HAS_MAIL = Q(has_member_with_mail=True) | ~Q(email="")


def to_ask(round: ConfirmationRound) -> GroupPageQuerySet:
    """Return listed groups that this round has not asked, without those that are new."""
    half_a_year_before = round.opened_on - NEW
    is_new = Q(registered_on__gt=half_a_year_before) | Q(
        registered_on=None, first_published_at__date__gt=half_a_year_before
    )
    asked = ConfirmationRequest.objects.filter(round=round, group=OuterRef("pk"))
    return GroupPage.objects.listed().filter(~Exists(asked)).exclude(is_new).order_by("pk")


def to_remind(round: ConfirmationRound, stage: int, today: date) -> QuerySet[ConfirmationRequest]:
    """Return unanswered requests below `stage`, quiet for a week, nothing of theirs under review."""
    waiting = Submission.objects.filter(
        page=OuterRef("group"),
        kind=RequestKind.CONFIRMATION,
        outcome=Submission.Outcome.WAITING,
    )
    return (
        round.requests.unanswered()
        .filter(~Exists(waiting), stage__lt=stage, group__in=GroupPage.objects.listed())
        .filter(asked_on__lte=today - SILENCE)
        .exclude(reminded_on__gt=today - SILENCE)
        .order_by("pk")
    )


def with_mail(groups: GroupPageQuerySet) -> GroupPageQuerySet:
    """Return `groups` that know whether a member has an email address."""
    members = Membership.objects.filter(
        group=OuterRef("pk"), user__is_active=True, user__email__contains="@"
    )
    return groups.annotate(has_member_with_mail=Exists(members))


def without_mail(groups: GroupPageQuerySet) -> GroupPageQuerySet:
    """Return those of `groups` that a letter can only reach on paper."""
    return with_mail(groups).exclude(HAS_MAIL)


def pauses_over(today: date) -> GroupPageQuerySet:
    """Return the groups whose pause was to end before `today` and that were not asked since."""
    asked = PageLogEntry.objects.filter(
        page_id=OuterRef("pk"),
        action=PAUSE_OVER,
        timestamp__date__gte=OuterRef("paused_until"),
    )
    paused = GroupPage.objects.public_sources().filter(activity_status=ActivityStatus.PAUSED)
    return paused.filter(~Exists(asked), paused_until__lt=today)


def looked_after(round: ConfirmationRound | None) -> GroupPageQuerySet:
    """Return public groups with their request of `round` (`present_requests`) and their people."""
    requests = ConfirmationRequest.objects.filter(round=round).select_related("round")
    return (
        with_mail(GroupPage.objects.public_sources())
        .prefetch_related(
            Prefetch("confirmation_requests", queryset=requests, to_attr="present_requests"),
            Prefetch("memberships", queryset=Membership.objects.select_related("user")),
        )
        .in_kana_order()
    )


def matching(
    groups: GroupPageQuerySet, round: ConfirmationRound | None, chosen: str, words: str = ""
) -> GroupPageQuerySet:
    """Return those of `groups` that the desk chose to see.

    Args:
        groups: public groups that know whether they have email (`with_mail`).
        round: the present round.
        chosen: "open", "paper", "overdue", "answered", "out" or "all".
        words: a number from a paper form, or part of a name.
    """
    requests = ConfirmationRequest.objects.filter(round=round, group=OuterRef("pk"))
    waiting = Exists(requests.unanswered())
    listed = groups.filter(pk__in=GroupPage.objects.listed().values("pk"))
    overdue = ConfirmationRequest.objects.overdue().filter(group=OuterRef("pk"))
    shown = {
        "open": lambda: listed.filter(waiting),
        "paper": lambda: listed.filter(waiting).exclude(HAS_MAIL),
        "overdue": lambda: listed.filter(Exists(overdue)),
        "answered": lambda: groups.filter(Exists(requests.exclude(answered_on=None))),
        "out": lambda: groups.filter(taken_out=True),
        "all": lambda: groups,
    }[chosen]()
    if found := NUMBER.fullmatch(plain(words)):
        return shown.filter(confirmation_requests=whole_number(found[1]))
    return shown.named_like(words)
