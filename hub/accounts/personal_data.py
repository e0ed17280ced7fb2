from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.accounts.attempts import WITHIN
from hub.accounts.models import Attempt, Deletion, MailLink, SecurityEvent, User
from hub.accounts.querysets import SecurityEventQuerySet
from hub.core.register_words import (
    ACCOUNTS,
    ADMINISTRATORS,
    BY_PROGRAM,
    FROM_END,
    FROM_PERSON,
    FROM_WRITING,
    STAFF,
    WITH_ACCOUNT,
    WITH_RECORDS,
)
from hub.core.retention import PersonalFile, Span, Term, days

AT_ONCE = days(0)


def _expired_links(before: datetime) -> QuerySet[MailLink]:
    return MailLink.objects.filter(expires_at__lt=before)


def _ended_sessions(before: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=before)


def _notes_of_ended_sessions(before: datetime) -> QuerySet[UserSession]:
    return UserSession.objects.exclude(session_key__in=Session.objects.values("pk"))


def _old_attempts(before: datetime) -> QuerySet[Attempt]:
    return Attempt.objects.filter(at__lt=before)


def _old_events(before: datetime) -> QuerySet[SecurityEvent]:
    return SecurityEvent.objects.filter(at__lt=before)


FILES = [
    PersonalFile(
        name=User._meta.verbose_name_plural,
        models=(
            "accounts.User",
            "accounts.User_groups",
            "accounts.User_user_permissions",
            "accounts.OneTimeCode",
            "accounts.MailLink",
            "account.EmailAddress",
            "mfa.Authenticator",
            "wagtailusers.UserProfile",
            "wagtailcore.APIToken",
        ),
        purpose=_("To let people in, and only to what is theirs"),
        people=ACCOUNTS,
        source=FROM_PERSON,
        office=ADMINISTRATORS,
        terms=(Term("accounts.links", "accounts.MailLink", AT_ONCE, FROM_END, _expired_links),),
        kept=WITH_ACCOUNT,
    ),
    PersonalFile(
        name=SecurityEvent._meta.verbose_name_plural,
        models=("accounts.SecurityEvent", "accounts.Attempt", "usersessions.UserSession"),
        purpose=_("To find misuse of accounts"),
        people=ACCOUNTS,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        terms=(
            Term(
                "accounts.security_events",
                "accounts.SecurityEvent",
                Span(SecurityEventQuerySet.KEPT_FOR),
                FROM_WRITING,
                _old_events,
                forget=SecurityEventQuerySet.forget,
                bounds=(365, 5 * 366),
            ),
            Term(
                "accounts.attempts", "accounts.Attempt", Span(WITHIN), FROM_WRITING, _old_attempts
            ),
            Term("accounts.sessions", "sessions.Session", AT_ONCE, FROM_END, _ended_sessions),
            Term(
                "accounts.browsers",
                "usersessions.UserSession",
                AT_ONCE,
                FROM_END,
                _notes_of_ended_sessions,
            ),
        ),
    ),
    PersonalFile(
        name=Deletion._meta.verbose_name_plural,
        models=("accounts.Deletion",),
        purpose=_("To prove that a request was carried out"),
        people=STAFF,
        source=BY_PROGRAM,
        office=ADMINISTRATORS,
        kept=WITH_RECORDS,
    ),
]
